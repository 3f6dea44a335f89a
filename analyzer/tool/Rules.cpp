//===- Rules.cpp - `poolwise rules` ---------------------------------------===//
//
// list: the models. The others have files of their own: RulesLint.cpp,
// RulesCoverage.cpp, RulesLearn.cpp.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "OutputFile.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/GlobPattern.h"

using namespace llvm;

namespace poolwise::tool {

static std::string effectsText(const Model &M) {
  std::string Text;
  for (EffectKind Kind : M.Effects)
    Text += (Text.empty() ? "" : ",") + nameOf(Kind).str();
  // Console, file or network, as the object that is worked on is.
  if (M.ByObject)
    Text += Text.empty() ? "by-object" : ",by-object";
  return Text.empty() ? "-" : Text;
}

static StringRef nameOf(ThreadSafety T) {
  switch (T) {
  case ThreadSafety::Safe:
    return "safe";
  case ThreadSafety::PerObject:
    return "per-object";
  case ThreadSafety::Unsafe:
    return "unsafe";
  }
  llvm_unreachable("not a thread-safety");
}

static int list(const RunOptions &Options, const CommandLine &Line,
                ArrayRef<std::string> Globs) {
  // A glob is no PATH: the configuration is that of the working directory.
  Expected<Config> C = Options.ConfigFile.empty()
                           ? findConfig(".")
                           : readConfig(Options.ConfigFile);
  if (!C)
    return usageError(C.takeError());
  Expected<RuleSet> Rules = loadRules(Line.Executable, *C, Options.rules());
  if (!Rules)
    return usageError(Rules.takeError());
  SmallVector<GlobPattern> Patterns;
  for (const std::string &Glob : Globs) {
    Expected<GlobPattern> Pattern = GlobPattern::create(Glob);
    if (!Pattern)
      return usageError("'" + Twine(Glob) +
                        "' is not a glob: " + toString(Pattern.takeError()));
    Patterns.push_back(std::move(*Pattern));
  }
  unsigned Shown = 0;
  Error E = writeOutput("", [&](raw_ostream &OS) {
    for (const Model *M : Rules->all()) {
      auto matches = [&](const GlobPattern &P) {
        return P.match(M->NamePattern) || P.match(M->Id);
      };
      if (!Patterns.empty() && none_of(Patterns, matches))
        continue;
      ++Shown;
      OS << formatv("{0,-48} {1,-18} threads:{2,-10} {3}\n", M->NamePattern,
                    effectsText(*M), nameOf(M->Threads), M->Id);
    }
  });
  if (E)
    return usageError(std::move(E));
  if (!Shown && !Patterns.empty())
    return usageError("no model matches; 'poolwise rules list' shows all");
  return NothingFound;
}

int runRules(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("rules", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Action(
      cl::Positional, cl::desc("[list|lint|coverage|learn]"), cl::init("list"),
      cl::sub(Sub), cl::cat(Category));
  cl::opt<bool> OfRun("run", cl::sub(Sub), cl::cat(Category),
                      cl::desc("learn: from a run of the program behind '--', "
                               "under strace"));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (Action == "list")
    return list(Options, Line, Options.paths());
  if (Action == "lint")
    return lint(Options, Line, Options.paths());
  if (Action == "coverage")
    return coverage(Options, Line);
  if (Action == "learn")
    return OfRun ? learnFromRun(Options, Line)
                 : learnFromHeaders(Options, Line);
  return usageError("rules: '" + Action +
                    "' is not one of list, lint, coverage, learn" +
                    didYouMean(Action, {"list", "lint", "coverage", "learn"}));
}

} // namespace poolwise::tool
