//===- Run.cpp - From options to an analysis ------------------------------===//

#include "Run.h"
#include "Progress.h"
#include "poolwise/Summary/Record.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

RunOptions::RunOptions(cl::SubCommand &Sub, cl::OptionCategory &Category)
    : BuildPath("p", cl::value_desc("BUILD"), cl::sub(Sub), cl::cat(Category),
                cl::desc("Folder of compile_commands.json")),
      ConfigFile("config", cl::value_desc("FILE"), cl::sub(Sub),
                 cl::cat(Category),
                 cl::desc("Settings; else the nearest .poolwise.yaml upwards "
                          "from the first PATH")),
      Rules("rules", cl::value_desc("FILE_OR_DIR"), cl::sub(Sub),
            cl::cat(Category), cl::desc("One more rule pack (repeatable)")),
      Jobs("j", cl::value_desc("N"), cl::init(0), cl::Prefix, cl::sub(Sub),
           cl::cat(Category), cl::desc("Worker processes; else one a core")),
      CacheDir(
          "cache-dir", cl::value_desc("DIR"), cl::sub(Sub), cl::cat(Category),
          cl::desc("Accepted; there is no cache yet, every run reads all")),
      NoCache("no-cache", cl::sub(Sub), cl::cat(Category),
              cl::desc("Accepted; there is no cache yet")),
      Summaries("summaries", cl::sub(Sub), cl::cat(Category),
                cl::desc("The PATHs hold summaries: files of 'poolwise "
                         "summarize', objects, archives")),
      Stats("stats", cl::sub(Sub), cl::cat(Category),
            cl::desc("Counts, and the time of each stage, on stderr")),
      Quiet("quiet", cl::sub(Sub), cl::cat(Category),
            cl::desc("No progress, no remarks on stderr")),
      Paths(cl::Positional, cl::desc("[PATH...] [-- FLAGS]"), cl::sub(Sub),
            cl::cat(Category)) {}

Expected<Config> loadConfig(const RunOptions &Options) {
  if (!Options.ConfigFile.empty())
    return readConfig(Options.ConfigFile);
  if (Options.Paths.empty())
    return findConfig(".");
  StringRef First = Options.Paths.front();
  return findConfig(
      sys::fs::is_directory(First) ? First : sys::path::parent_path(First));
}

Expected<std::vector<std::string>>
rulePlaces(StringRef Executable, const Config &C, ArrayRef<std::string> More) {
  // Beside the installed prefix, so through links to the file itself.
  std::string Self = sys::fs::getMainExecutable(
      Executable.str().c_str(), reinterpret_cast<void *>(&loadRules));
  std::vector<std::string> Packs = C.Rules;
  Packs.insert(Packs.end(), More.begin(), More.end());
  return poolwise::rulePlaces(Self, Packs);
}

Expected<RuleSet> loadRules(StringRef Executable, const Config &C,
                            ArrayRef<std::string> More) {
  Expected<std::vector<std::string>> Places = rulePlaces(Executable, C, More);
  return Places ? RuleSet::load(*Places) : Places.takeError();
}

Expected<Selection> select(const RunOptions &Options, const CommandLine &Line) {
  Selection Out;
  if (Options.Summaries) {
    if (Options.Paths.empty())
      return createStringError(inconvertibleErrorCode(),
                               "--summaries needs files that hold summaries");
    Expected<Gathered> Read = gatherFromFiles(Options.paths(), rootFolder("."));
    if (!Read)
      return Read.takeError();
    Out.Summaries = std::move(*Read);
    return Out;
  }
  Expected<std::vector<CompileCommand>> Commands =
      selectCommands(Options, Line);
  if (!Commands)
    return Commands.takeError();
  Out.Commands = std::move(*Commands);
  return Out;
}

Gathered gather(Selection From, const RunOptions &Options) {
  if (From.Summaries)
    return std::move(*From.Summaries);
  Progress Shown(From.Commands.size(), Options.Quiet);
  return poolwise::gather(From.Commands, Options.Jobs,
                          [&](unsigned Done, const std::string &File) {
                            Shown.unitDone(Done, File);
                          });
}

Expected<std::unique_ptr<Run>> prepare(const RunOptions &Options,
                                       const CommandLine &Line, Config C) {
  auto R = std::make_unique<Run>();
  R->C = std::move(C);
  Expected<RuleSet> Rules =
      loadRules(Line.Executable, R->C, Options.rulePacks());
  if (!Rules)
    return Rules.takeError();
  R->Rules = std::move(*Rules);
  Expected<Selection> Selected = select(Options, Line);
  if (!Selected)
    return Selected.takeError();
  R->Selected = std::move(*Selected);
  return R;
}

static void printStats(const Run &R) {
  ReportInput Input = R.reportInput();
  errs() << formatv(
      "{0} translation units, {1} functions, {2} task candidates, "
      "{3} findings\n",
      R.A.Units, R.A.P->Functions.size(), Input.Candidates,
      R.A.Findings.size());
  for (const StageTime &T : R.A.Times)
    errs() << formatv("{0,10}  {1,8:f3} s\n", T.Stage, T.Seconds);
}

void analyze(Run &R, const RunOptions &Options) {
  R.A = poolwise::analyze(gather(std::move(R.Selected), Options), R.Rules, R.C);
  if (Options.Stats)
    printStats(R);
}

Expected<std::unique_ptr<Run>> analyzed(const RunOptions &Options,
                                        const CommandLine &Line) {
  Expected<Config> C = loadConfig(Options);
  if (!C)
    return C.takeError();
  Expected<std::unique_ptr<Run>> R = prepare(Options, Line, std::move(*C));
  if (R)
    analyze(**R, Options);
  return R;
}

ReportInput Run::reportInput() const {
  ReportInput Input{*A.P, *A.B, A.Findings, {}, A.Unused};
  Input.AssumedRounds = C.AssumedRounds;
  StringSet<> Failed;
  for (const FailedUnit &F : A.P->Failures)
    Failed.insert(F.File);
  Input.Analyzed = A.Units - std::min(Failed.size(), A.Units);
  for (const FunctionSummary &F : A.P->Functions)
    Input.Candidates += F.Candidates.size();
  return Input;
}

} // namespace poolwise::tool
