//===- Rules.cpp - `poolwise rules` ---------------------------------------===//
//
// list: the models; lint: errors in packs; coverage: external calls of a
// program that no model knows, most-called first.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/Support/FileSystem.h"
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

/// Built-in packs and those of the configuration if no file is named.
static int lint(const RunOptions &Options, const CommandLine &Line,
                ArrayRef<std::string> Files) {
  if (Files.empty()) {
    Expected<Config> C = findConfig(".");
    if (!C)
      return usageError(C.takeError());
    Expected<RuleSet> Rules = loadRules(Line.Executable, *C, Options.rules());
    if (!Rules)
      return usageError(Rules.takeError());
    outs() << Rules->all().size() << " models, no errors\n";
    return NothingFound;
  }
  bool Bad = false;
  for (const std::string &File : Files) {
    if (!sys::fs::exists(File))
      return usageError("no such file or folder: '" + Twine(File) + "'");
    RuleSet Rules;
    if (Error E = Rules.add(File)) {
      errs() << toString(std::move(E)) << '\n';
      Bad = true;
    } else {
      outs() << File << ": " << Rules.all().size() << " models, no errors\n";
    }
  }
  return Bad ? BadUsage : NothingFound;
}

namespace {
struct Missing {
  unsigned Calls = 0;
  Location First;
};
} // namespace

static int coverage(const RunOptions &Options, const CommandLine &Line) {
  auto R = analyzed(Options, Line);
  if (!R)
    return usageError(R.takeError());
  const Program &P = *(*R)->A.P;
  std::map<std::string, Missing> ByName;
  unsigned External = 0, Known = 0;
  for (const FunctionSummary &F : P.Functions)
    for (const Call &C : F.Calls) {
      // What has a body in the program needs no model.
      if (C.Name.empty() || P.find(C.Usr) ||
          (F.Where.isValid() && P.Files[F.Where.File].IsSystem))
        continue;
      ++External;
      if ((*R)->Rules.modelFor(C)) {
        ++Known;
        continue;
      }
      Missing &M = ByName[C.Name];
      if (!M.Calls++)
        M.First = C.Where;
    }
  std::vector<std::pair<std::string, Missing>> Sorted(ByName.begin(),
                                                      ByName.end());
  llvm::sort(Sorted, [](const auto &A, const auto &B) {
    return std::pair(B.second.Calls, A.first) <
           std::pair(A.second.Calls, B.first);
  });
  Error E = writeOutput("", [&](raw_ostream &OS) {
    for (const auto &[Name, M] : Sorted)
      OS << formatv("{0,6}  {1,-48} {2}:{3}\n", M.Calls, Name,
                    shownPath(P, M.First), M.First.Line);
    OS << formatv("{0} of {1} external calls have a model; {2} functions have "
                  "none\n",
                  Known, External, Sorted.size());
  });
  if (E)
    return usageError(std::move(E));
  return (*R)->isIncomplete() ? Incomplete : NothingFound;
}

int runRules(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("rules", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Action(cl::Positional, cl::desc("[list|lint|coverage]"),
                              cl::init("list"), cl::sub(Sub),
                              cl::cat(Category));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  if (Action == "list")
    return list(Options, Line, Options.paths());
  if (Action == "lint")
    return lint(Options, Line, Options.paths());
  if (Action == "coverage")
    return coverage(Options, Line);
  return usageError("rules: '" + Action +
                    "' is not one of list, lint, coverage" +
                    didYouMean(Action, {"list", "lint", "coverage"}));
}

} // namespace poolwise::tool
