//===- Database.cpp - Compilation databases -------------------------------===//

#include "CommandLine.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include <map>

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

namespace {
/// Compilers that run another one, which stands behind them.
bool isLauncher(StringRef Program) {
  return llvm::is_contained({"ccache", "sccache", "distcc", "icecc", "gomacc"},
                            path::stem(Program));
}

std::vector<std::string> words(const llvm::json::Object &Entry,
                               StringRef Directory) {
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::SmallVector<const char *, 64> Words;
  bool HasFiles = false;
  if (const llvm::json::Array *All = Entry.getArray("arguments")) {
    for (const llvm::json::Value &Word : *All)
      Words.push_back(Saver.save(Word.getAsString().value_or("")).data());
  } else if (auto Line = Entry.getString("command")) {
    llvm::cl::TokenizeGNUCommandLine(*Line, Saver, Words);
  }
  for (const char *Word : Words)
    HasFiles |= *Word == '@';
  if (HasFiles) {
    llvm::cl::ExpansionContext Context(Memory,
                                       llvm::cl::TokenizeGNUCommandLine);
    Context.setCurrentDir(Directory);
    // One that is not there stays as it is; the parse tells.
    llvm::consumeError(Context.expandResponseFiles(Words));
  }
  std::vector<std::string> Out(Words.begin(), Words.end());
  while (Out.size() > 1 && isLauncher(Out[0]) &&
         !StringRef(Out[1]).starts_with("-"))
    Out.erase(Out.begin());
  return Out;
}

/// Equal for commands that parse alike though they build different objects:
/// with and without optimization, for a shared library and a static one.
std::string variantOf(const CompileCommand &Command) {
  std::string Out = Command.Directory;
  for (StringRef A : parseArguments(Command))
    if (!A.starts_with("-fPI") && !A.starts_with("-fpi") &&
        !A.starts_with("-fvisibility") && !A.starts_with("-W") &&
        !A.starts_with("-g") &&
        !(A.starts_with("-D") && A.ends_with("_EXPORTS")))
      Out += "\n" + A.str();
  return Out;
}

/// Without dots; they do not lead out of a folder that is a symbolic link as
/// they seem to.
std::string fileAt(StringRef Directory, StringRef File) {
  llvm::SmallString<256> Dotted(File), Plain;
  if (path::is_relative(Dotted)) {
    Dotted = Directory;
    path::append(Dotted, File);
  }
  Plain = Dotted;
  path::remove_dots(Plain, /*remove_dot_dot=*/true);
  if (!fs::exists(Plain) && fs::exists(Dotted))
    fs::real_path(Dotted, Plain);
  return Plain.str().str();
}

/// A relative directory is one below the `Folder` that holds the database.
llvm::Expected<CompileCommand> commandOf(const llvm::json::Value &Value,
                                         StringRef Folder) {
  const llvm::json::Object *Entry = Value.getAsObject();
  auto File = Entry ? Entry->getString("file") : std::nullopt;
  auto Directory = Entry ? Entry->getString("directory") : std::nullopt;
  if (!File || !Directory)
    return llvm::createStringError(
        "an entry has no \"file\" or no \"directory\"");
  std::string In = Directory->str();
  if (path::is_relative(In))
    In = fileAt(Folder, In);
  CompileCommand Out{fileAt(In, *File), In, words(*Entry, In)};
  if (Out.Arguments.empty())
    return llvm::createStringError("the entry of '" + *File +
                                   "' has no \"command\" or \"arguments\"");
  return Out;
}
} // namespace

llvm::Expected<std::vector<CompileCommand>>
loadCompileCommands(StringRef BuildPath, StringRef StartFolder) {
  llvm::Expected<std::string> File = findDatabase(BuildPath, StartFolder);
  if (!File)
    return File.takeError();
  auto Text = llvm::MemoryBuffer::getFile(*File);
  if (!Text)
    return llvm::createStringError(*File + ": " + Text.getError().message());
  llvm::Expected<llvm::json::Value> Json =
      llvm::json::parse((*Text)->getBuffer());
  if (!Json)
    return llvm::createStringError(*File + ": " +
                                   llvm::toString(Json.takeError()));
  const llvm::json::Array *Entries = Json->getAsArray();
  if (!Entries)
    return llvm::createStringError(*File + ": it is not a list of commands");
  llvm::SmallString<256> Folder(*File);
  fs::make_absolute(Folder);
  path::remove_filename(Folder);
  std::map<std::pair<std::string, std::string>, CompileCommand> Sorted;
  for (const llvm::json::Value &Entry : *Entries) {
    llvm::Expected<CompileCommand> Command = commandOf(Entry, Folder);
    if (!Command)
      return llvm::createStringError(*File + ": " +
                                     llvm::toString(Command.takeError()));
    if (isOtherLanguage(Command->File))
      continue;
    std::string Key = Command->File;
    Sorted.try_emplace({std::move(Key), variantOf(*Command)},
                       std::move(*Command));
  }
  std::vector<CompileCommand> Result;
  for (auto &[Key, Command] : Sorted)
    Result.push_back(std::move(Command));
  return Result;
}

} // namespace poolwise
