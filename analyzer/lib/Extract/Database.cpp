//===- Database.cpp - Compilation databases -------------------------------===//

#include "poolwise/Extract/Extract.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <set>

using namespace clang::tooling;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace poolwise {

namespace {
constexpr const char *FileName = "compile_commands.json";

std::string databaseIn(StringRef Folder) {
  llvm::SmallString<256> File(Folder);
  path::append(File, FileName);
  return fs::exists(File) ? File.str().str() : std::string();
}

/// The folder itself, then its `build*` folders in sorted order.
std::string searchFolder(StringRef Folder) {
  if (std::string Found = databaseIn(Folder); !Found.empty())
    return Found;
  std::vector<std::string> Builds;
  std::error_code EC;
  for (fs::directory_iterator It(Folder, EC), End; !EC && It != End;
       It.increment(EC))
    if (path::filename(It->path()).starts_with("build") &&
        fs::is_directory(It->path()))
      Builds.push_back(It->path());
  llvm::sort(Builds);
  for (const std::string &Build : Builds)
    if (std::string Found = databaseIn(Build); !Found.empty())
      return Found;
  return {};
}

llvm::Expected<std::string> findDatabase(StringRef BuildPath, StringRef Start) {
  constexpr const char *Remedy =
      "; make one with `cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON`, with "
      "`bear -- make`, or give the flags behind `--`";
  if (!BuildPath.empty()) {
    if (fs::is_regular_file(BuildPath))
      return BuildPath.str();
    std::string Found = databaseIn(BuildPath);
    if (Found.empty())
      return llvm::createStringError("no " + llvm::Twine(FileName) + " in " +
                                     BuildPath + Remedy);
    return Found;
  }
  llvm::SmallString<256> Folder(Start);
  fs::make_absolute(Folder);
  for (StringRef At = Folder; !At.empty(); At = path::parent_path(At))
    if (std::string Found = searchFolder(At); !Found.empty())
      return Found;
  return llvm::createStringError("no " + llvm::Twine(FileName) + " in " +
                                 Folder.str() +
                                 ", its build* folders, or above" + Remedy);
}
} // namespace

llvm::Expected<std::vector<CompileCommand>>
loadCompileCommands(StringRef BuildPath, StringRef StartFolder) {
  llvm::Expected<std::string> File = findDatabase(BuildPath, StartFolder);
  if (!File)
    return File.takeError();
  std::string Message;
  std::unique_ptr<JSONCompilationDatabase> Database =
      JSONCompilationDatabase::loadFromFile(*File, Message,
                                            JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return llvm::createStringError(*File + ": " + Message);
  std::vector<CompileCommand> Result;
  std::set<std::string> Seen;
  for (clang::tooling::CompileCommand &Entry :
       Database->getAllCompileCommands()) {
    llvm::SmallString<256> Absolute(Entry.Filename);
    if (path::is_relative(Absolute)) {
      Absolute = Entry.Directory;
      path::append(Absolute, Entry.Filename);
    }
    path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    if (Seen.insert(Absolute.str().str()).second)
      Result.push_back({Absolute.str().str(), Entry.Directory,
                        std::move(Entry.CommandLine)});
  }
  llvm::sort(Result,
             [](const auto &A, const auto &B) { return A.File < B.File; });
  return Result;
}

} // namespace poolwise
