//===- Select.cpp - Which files, with which flags -------------------------===//
//
// In:  -p, PATHs, and the flags behind `--`. Out: compile commands, in the
//      database's order. Flags are never guessed: a file that is not in the
//      database is an error.
//
//===----------------------------------------------------------------------===//

#include "Run.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise::tool {

static Error error(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

/// Absolute, links resolved where the file exists.
static std::string canonical(StringRef Path) {
  SmallString<256> Absolute(Path), Real;
  sys::fs::make_absolute(Absolute);
  if (!sys::fs::real_path(Absolute, Real))
    return Real.str().str();
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return Absolute.str().str();
}

bool isSource(StringRef File) {
  return StringSwitch<bool>(sys::path::extension(File))
      .Cases({".c", ".cc", ".cpp", ".cxx", ".c++", ".C", ".cppm"}, true)
      .Default(false);
}

static bool isBelow(StringRef File, StringRef Folder) {
  return File.consume_front(Folder) &&
         (File.empty() || File.starts_with("/") || Folder.ends_with("/"));
}

static Expected<std::vector<std::string>> sourcesBelow(StringRef Folder) {
  std::vector<std::string> Sources;
  std::error_code EC;
  for (sys::fs::recursive_directory_iterator It(Folder, EC), End;
       It != End && !EC; It.increment(EC))
    if (isSource(It->path()) && !sys::fs::is_directory(It->path()))
      Sources.push_back(It->path());
  if (EC)
    return error(Folder + ": " + EC.message());
  llvm::sort(Sources);
  return Sources;
}

static Expected<std::vector<CompileCommand>>
commandsFromFlags(ArrayRef<std::string> Paths, ArrayRef<std::string> Flags) {
  if (Paths.empty())
    return error("flags behind '--' need a PATH to apply to: poolwise COMMAND "
                 "FILE -- FLAGS");
  SmallString<256> Directory;
  if (std::error_code EC = sys::fs::current_path(Directory))
    return error("the working directory cannot be read: " + EC.message());
  std::vector<std::string> Files;
  for (const std::string &Path : Paths) {
    if (!sys::fs::exists(Path))
      return error("no such file or folder: '" + Path + "'");
    if (!sys::fs::is_directory(Path)) {
      Files.push_back(canonical(Path));
      continue;
    }
    Expected<std::vector<std::string>> Below = sourcesBelow(canonical(Path));
    if (!Below)
      return Below.takeError();
    if (Below->empty())
      return error("'" + Path + "' holds no C or C++ source file");
    append_range(Files, *Below);
  }
  std::vector<CompileCommand> Commands;
  StringSet<> Seen;
  for (const std::string &File : Files) {
    if (!Seen.insert(File).second)
      continue;
    // The driver tells the language by the file's name.
    CompileCommand C{File, Directory.str().str(), {"clang"}};
    append_range(C.Arguments, Flags);
    C.Arguments.push_back(File);
    Commands.push_back(std::move(C));
  }
  return Commands;
}

static Error notInDatabase(StringRef Path) {
  if (!sys::fs::exists(Path))
    return error("no such file or folder: '" + Path + "'");
  if (sys::fs::is_directory(Path))
    return error("no file of compile_commands.json is below '" + Path + "'");
  if (!isSource(Path))
    return error("'" + Path +
                 "' is not in compile_commands.json. Headers are analysed with "
                 "the sources that include them: name one of these");
  return error("'" + Path +
               "' is not in compile_commands.json, so its flags are not known. "
               "Add it to the build, or give the flags: poolwise COMMAND '" +
               Path + "' -- FLAGS");
}

Expected<std::vector<CompileCommand>> selectCommands(const RunOptions &Options,
                                                     const CommandLine &Line,
                                                     bool *IsPart) {
  if (Line.Flags)
    return commandsFromFlags(Options.paths(), *Line.Flags);

  Expected<std::vector<CompileCommand>> All =
      loadCompileCommands(Options.BuildPath, canonical("."));
  if (!All)
    return All.takeError();
  if (Options.Paths.empty()) {
    if (All->empty())
      return error("compile_commands.json names no file");
    return All;
  }

  std::vector<std::string> Files;
  for (const CompileCommand &C : *All)
    Files.push_back(canonical(C.File));
  std::vector<bool> Wanted(All->size());
  for (const std::string &Path : Options.Paths) {
    std::string Asked = canonical(Path);
    bool Any = false;
    for (size_t I = 0; I < Files.size(); ++I)
      if (isBelow(Files[I], Asked))
        Any = Wanted[I] = true;
    if (!Any)
      return notInDatabase(Path);
  }
  std::vector<CompileCommand> Selected;
  for (size_t I = 0; I < Files.size(); ++I)
    if (Wanted[I])
      Selected.push_back(std::move((*All)[I]));
  if (IsPart)
    *IsPart = Selected.size() < All->size();
  return Selected;
}

} // namespace poolwise::tool
