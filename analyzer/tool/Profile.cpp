//===- Profile.cpp - `poolwise profile` -----------------------------------===//
//
// Runs an instrumented program with the recorder loaded into it (profiler/),
// and writes what its functions took.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Profile/Profile.h"
#include "Command.h"
#include "OutputFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <cstdlib>

using namespace llvm;

namespace poolwise::tool {

namespace {
/// Exists for as long as the object does.
class TemporaryFolder {
public:
  TemporaryFolder() : Error(sys::fs::createUniqueDirectory("poolwise", Path)) {}
  ~TemporaryFolder() {
    if (!Error)
      sys::fs::remove_directories(Path);
  }
  TemporaryFolder(const TemporaryFolder &) = delete;

  SmallString<128> Path;
  std::error_code Error;
};
} // namespace

static constexpr StringLiteral Remedy =
    "build it with Clang's -finstrument-functions-after-inlining (GCC: "
    "-finstrument-functions) and -g, linked to the shared C library";

/// PREFIX/lib/poolwise/recorder.so beside PREFIX/bin/poolwise.
static std::string recorderFile(StringRef Executable) {
  SmallString<256> Path(sys::fs::getMainExecutable(
      Executable.str().c_str(), reinterpret_cast<void *>(&recorderFile)));
  sys::path::remove_filename(Path);
  sys::path::append(Path, "..", "lib", "poolwise", "recorder.so");
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

static Error runRecorded(const std::vector<std::string> &Words,
                         StringRef Recorder, StringRef Folder) {
  ErrorOr<std::string> Program = sys::findProgramByName(Words.front());
  if (!Program)
    return createStringError(Program.getError(),
                             "profile: '" + Words.front() +
                                 "': " + Program.getError().message());
  std::string Preload = Recorder.str();
  if (const char *Others = getenv("LD_PRELOAD"); Others && *Others)
    Preload += std::string(":") + Others;
  setenv("LD_PRELOAD", Preload.c_str(), 1);
  setenv("POOLWISE_PROFILE_DIR", Folder.str().c_str(), 1);
  SmallVector<StringRef> Arguments(Words.begin(), Words.end());
  std::string Message;
  int Status = sys::ExecuteAndWait(*Program, Arguments, std::nullopt, {}, 0, 0,
                                   &Message);
  unsetenv("LD_PRELOAD");
  if (Status < 0 && !Message.empty())
    errs() << "poolwise: note: '" << Words.front() << "': " << Message << '\n';
  else if (Status != 0)
    errs() << "poolwise: note: '" << Words.front() << "' ended with status "
           << Status << '\n';
  return Error::success();
}

int runProfile(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("profile", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Output(
      "o", cl::value_desc("FILE"), cl::init("profile.json"), cl::sub(Sub),
      cl::cat(Category), cl::desc("Write there; else profile.json"));
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (!Line.Flags || Line.Flags->empty())
    return usageError("profile: which program? 'poolwise profile -- PROGRAM "
                      "ARGUMENTS'");
  if (Error E = checkWritable("-o", Output))
    return usageError(std::move(E));
  std::string Recorder = recorderFile(Line.Executable);
  if (!sys::fs::exists(Recorder))
    return usageError("the recorder is missing: there is no '" + Recorder +
                      "'; install poolwise again");
  TemporaryFolder Folder;
  if (Folder.Error)
    return usageError("profile: no temporary folder: " +
                      Folder.Error.message());
  if (Error E = runRecorded(*Line.Flags, Recorder, Folder.Path))
    return usageError(std::move(E));
  Expected<Profile> P = readRecording(Folder.Path);
  if (!P)
    return usageError(P.takeError());
  if (P->Functions.empty())
    return usageError("profile: '" + Line.Flags->front() +
                      "' recorded nothing; " + Remedy);
  P->Command = *Line.Flags;
  if (Error E =
          writeOutput(Output, [&](raw_ostream &OS) { writeProfile(*P, OS); }))
    return usageError(std::move(E));
  errs() << "poolwise: " << P->Functions.size() << " functions in " << Output
         << '\n';
  return NothingFound;
}

} // namespace poolwise::tool
