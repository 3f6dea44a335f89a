//===- RulesLearn.cpp - `poolwise rules learn` ----------------------------===//
//
// In:  headers, or a program to run. Out: a draft of a rule pack. It says that
//      it is one, and no command uses it while it does.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Rules.h"
#include "poolwise/Learn/Learn.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace poolwise::tool {

static Expected<RuleSet> rulesInUse(const RunOptions &Options,
                                    const CommandLine &Line) {
  Expected<Config> C = Options.ConfigFile.empty()
                           ? findConfig(".")
                           : readConfig(Options.ConfigFile);
  if (!C)
    return C.takeError();
  return loadRules(Line.Executable, *C, Options.rules());
}

static int print(const std::string &Draft) {
  if (Error E = writeOutput("", [&](raw_ostream &OS) { OS << Draft; }))
    return usageError(std::move(E));
  return NothingFound;
}

int learnFromHeaders(const RunOptions &Options, const CommandLine &Line) {
  if (Options.Paths.empty())
    return usageError("rules learn needs a header: poolwise rules learn acme.h "
                      "-- -I include; or a program: poolwise rules learn --run "
                      "-- PROGRAM ARGS");
  Expected<RuleSet> Rules = rulesInUse(Options, Line);
  if (!Rules)
    return usageError(Rules.takeError());
  std::vector<std::string> Headers = Options.paths();
  // One that is here is meant; others are looked for as the compiler does.
  std::vector<std::string> Flags =
      Line.Flags.value_or(std::vector<std::string>());
  Flags.insert(Flags.begin(), "-I.");
  DeclaredNames Declared = declaredNames(Headers, Flags);
  if (!Declared.Missing.empty())
    return usageError("rules learn: " + Declared.Missing +
                      "; flags such as -I go behind '--'");
  if (!Declared.Errors.empty())
    return usageError("rules learn: " +
                      StringRef(Declared.Errors).split('\n').first);
  return print(draftFromHeaders(Declared, Headers, *Rules));
}

/// Where the shell would find it, links resolved.
static std::string programFile(StringRef Name) {
  std::string Found = Name.str();
  if (!Name.contains('/'))
    if (ErrorOr<std::string> InPath = sys::findProgramByName(Name))
      Found = *InPath;
  SmallString<256> Real;
  return sys::fs::real_path(Found, Real) ? "" : Real.str().str();
}

int learnFromRun(const RunOptions &Options, const CommandLine &Line) {
  if (!Line.Flags || Line.Flags->empty())
    return usageError("rules learn --run needs a program: poolwise rules learn "
                      "--run -- PROGRAM ARGS");
  Expected<RuleSet> Rules = rulesInUse(Options, Line);
  if (!Rules)
    return usageError(Rules.takeError());
  std::string Program = programFile(Line.Flags->front());
  if (Program.empty())
    return usageError("rules learn: there is no program '" +
                      Line.Flags->front() + "'");
  ErrorOr<std::string> Strace = sys::findProgramByName("strace");
  if (!Strace)
    return usageError("rules learn --run needs strace, which is not in PATH");
  SmallString<128> Log;
  if (std::error_code EC =
          sys::fs::createTemporaryFile("poolwise-strace", "log", Log))
    return usageError("cannot make a temporary file: " + EC.message());
  FileRemover Remove(Log);

  SmallVector<StringRef> Command{*Strace, "-f", "-k", "-T", "-y",
                                 "-qq",   "-o", Log,  "--"};
  Command.append(Line.Flags->begin(), Line.Flags->end());
  std::string Problem;
  // What the program prints is none of the draft.
  int Status = sys::ExecuteAndWait(
      *Strace, Command, std::nullopt,
      {std::nullopt, StringRef("/dev/null"), std::nullopt}, 0, 0, &Problem);
  auto Text = MemoryBuffer::getFile(Log);
  if (!Problem.empty() || !Text || (*Text)->getBufferSize() == 0)
    return usageError("rules learn: strace " +
                      (Problem.empty() ? "saw nothing of the program (status " +
                                             std::to_string(Status) + ")"
                                       : Problem));
  std::string Command1 = join(*Line.Flags, " ");
  return print(draftFromRun(readStrace((*Text)->getBuffer(), Program), Command1,
                            *Rules));
}

} // namespace poolwise::tool
