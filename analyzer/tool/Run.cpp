//===- Run.cpp - From options to an analysis ------------------------------===//

#include "Run.h"
#include "Measured.h"
#include "poolwise/Rules/PacksDigest.h"
#include "poolwise/Rules/RulePack.h"
#include "poolwise/Summary/Record.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <sys/resource.h>

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
      ProfileFile("profile", cl::value_desc("FILE"), cl::sub(Sub),
                  cl::cat(Category),
                  cl::desc("What 'poolwise profile' measured, in place of "
                           "estimates")),
      Jobs("j", cl::value_desc("N"), cl::init(0), cl::Prefix, cl::sub(Sub),
           cl::cat(Category), cl::desc("Worker processes; else one a core")),
      CacheDir(
          "cache-dir", cl::value_desc("DIR"), cl::sub(Sub), cl::cat(Category),
          cl::desc("Keep summaries there; else in .poolwise/ of the nearest "
                   "folder upwards with .poolwise.yaml or .git")),
      Key("cache-key", cl::init(CacheKey::Time), cl::sub(Sub),
          cl::cat(Category), cl::desc("How files are compared with last time:"),
          cl::values(clEnumValN(CacheKey::Time, "time",
                                "by size and time of change (default)"),
                     clEnumValN(CacheKey::Content, "content",
                                "by content, for fresh checkouts"))),
      NoCache("no-cache", cl::sub(Sub), cl::cat(Category),
              cl::desc("Parse everything, keep nothing")),
      NoPreamble("no-preamble", cl::sub(Sub), cl::cat(Category),
                 cl::desc("Parse system headers anew for every file")),
      AllBodies("all-bodies", cl::Hidden, cl::sub(Sub), cl::cat(Category),
                cl::desc("Parse the bodies of library functions too (slow, no "
                         "cache): for tests/ecosystem/edges.py")),
      FileTimeout("file-timeout", cl::value_desc("S"), cl::init(600),
                  cl::sub(Sub), cl::cat(Category),
                  cl::desc("Give up a file that takes longer (0: never)")),
      FileMemory("file-memory", cl::value_desc("MIB"), cl::init(0),
                 cl::sub(Sub), cl::cat(Category),
                 cl::desc("Give up a file that takes more memory; else its "
                          "share of the machine's, at least 4096")),
      Summaries("summaries", cl::sub(Sub), cl::cat(Category),
                cl::desc("The PATHs hold summaries: files of 'poolwise "
                         "summarize', objects, archives")),
      Part("part", cl::Hidden, cl::sub(Sub), cl::cat(Category),
           cl::desc("It is a part of a program: do not tell what silences "
                    "nothing in it")),
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
      Executable.str().c_str(), reinterpret_cast<void *>(&rulePlaces));
  std::vector<std::string> Packs = C.Rules;
  Packs.insert(Packs.end(), More.begin(), More.end());
  return poolwise::rulePlaces(Self, Packs);
}

Expected<RuleSet> loadRules(StringRef Executable, const Config &C,
                            ArrayRef<std::string> More) {
  Expected<std::vector<std::string>> Packs = rulePlaces(Executable, C, More);
  return Packs ? RuleSet::load(*Packs) : Packs.takeError();
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
      selectCommands(Options, Line, &Out.IsPart);
  if (!Commands)
    return Commands.takeError();
  Out.Commands = std::move(*Commands);
  return Out;
}

/// Packs that were without errors the last time are so still; they are loaded
/// only when something must be judged, and then as they were compiled.
static uint64_t compiledRules(const Run &R) {
  return R.PacksDigest ^ ownDigest();
}

static Error needRules(Run &R) {
  if (std::exchange(R.HasRules, true))
    return Error::success();
  if (R.Kept)
    if (std::optional<std::string> Bytes = R.Kept->result(compiledRules(R)))
      if (std::optional<CompiledPack> Pack = decodePack(*Bytes)) {
        R.Rules = RuleSet(std::move(*Pack));
        return Error::success();
      }
  Expected<CompiledPack> Pack = compilePacks(R.Packs);
  if (!Pack)
    return Pack.takeError();
  if (R.Kept)
    R.Kept->putResult(compiledRules(R), encodePack(*Pack));
  R.Rules = RuleSet(std::move(*Pack));
  return Error::success();
}

Expected<std::unique_ptr<Run>> prepare(const RunOptions &Options,
                                       const CommandLine &Line, Config C) {
  auto R = std::make_unique<Run>();
  R->C = std::move(C);
  Expected<std::vector<std::string>> Packs =
      rulePlaces(Line.Executable, R->C, Options.rules());
  if (!Packs)
    return Packs.takeError();
  R->Packs = std::move(*Packs);
  for (const std::string &Pack : R->Packs) {
    Expected<uint64_t> Digest = digestOfPacks(Pack);
    if (!Digest)
      return Digest.takeError();
    R->PacksDigest = R->PacksDigest * 31 + *Digest;
  }
  R->Kept = openStore(Options, Line);
  if (!R->Kept || !R->Kept->hasResult(compiledRules(*R)))
    if (Error E = needRules(*R))
      return std::move(E);
  if (!Options.ProfileFile.empty()) {
    Expected<Profile> Measured = readProfile(Options.ProfileFile);
    if (!Measured)
      return Measured.takeError();
    R->A.Measured = std::move(*Measured);
  }
  Expected<Selection> Selected = select(Options, Line);
  if (!Selected)
    return Selected.takeError();
  R->IsPart = Options.Part || Selected->IsPart;
  R->Selected = std::move(*Selected);
  return R;
}

/// The most that this process, or the largest of its workers, has had of
/// memory at once, in MiB.
static long peakMemory(int Whose) {
  rusage Used{};
  return getrusage(Whose, &Used) ? 0 : Used.ru_maxrss / 1024;
}

/// How many began with a preamble, and why they were not in the cache.
static void printStats(const Run &R, unsigned WithPreamble,
                       const std::map<std::string, unsigned> &Misses) {
  ReportInput Input = R.reportInput();
  errs() << formatv(
      "{0} translation units, {1} functions, {2} task candidates, "
      "{3} findings\n",
      R.A.Units, R.A.FunctionCount, Input.Candidates, R.A.Findings.size());
  if (R.Kept) {
    errs() << formatv("{0} summaries from the cache, {1} made anew\n",
                      R.A.Cached, R.A.Units - R.A.Cached);
    if (WithPreamble)
      errs() << formatv("{0} of them with a preamble\n", WithPreamble);
    for (const auto &[Why, Count] : Misses)
      errs() << formatv("{0,10}  {1}\n", Count, Why);
  }
  for (const StageTime &T : R.A.Times)
    errs() << formatv("{0,10}  {1,8:f3} s\n", T.Stage, T.Seconds);
  errs() << formatv("at most {0} MiB of memory here, {1} in a worker\n",
                    peakMemory(RUSAGE_SELF), peakMemory(RUSAGE_CHILDREN));
}

Error analyze(Run &R, const RunOptions &Options, Need For) {
  GatherOptions How = gatherOptions(Options, R.Kept.get());
  Gathered Units = gather(std::move(R.Selected), Options, How);
  const unsigned WithPreamble = Units.WithPreamble;
  const std::map<std::string, unsigned> Misses = Units.Misses;
  uint64_t Key = 0;
  std::optional<Analysis> Stored;
  bool MayStore = R.Kept && For == Need::Findings && !R.A.Measured;
  if (MayStore) {
    Key = resultKey(Units, How.Extract.Root, R.PacksDigest, R.C);
    Stored = storedAnalysis(*R.Kept, Key, R.C);
    if (!Stored) {
      Stored =
          movedAnalysis(*R.Kept, Units, How.Extract.Root, R.PacksDigest, R.C);
      if (Stored)
        storeAnalysis(*R.Kept, Key, *Stored);
    }
  }
  if (Stored) {
    R.A = std::move(*Stored);
    R.A.Cached = Units.Cached;
    R.A.Times.push_back({"extract", Units.Seconds});
  } else {
    if (Error E = needRules(R))
      return E;
    R.A.IsJudged = For != Need::Behaviors;
    R.A =
        poolwise::analyze(std::move(Units), How, R.Rules, R.C, std::move(R.A));
    if (MayStore)
      storeAnalysis(*R.Kept, Key, R.A);
    if (R.A.Measured && !Options.Quiet)
      tellDisagreements(R.A, errs());
  }
  if (Options.Stats)
    printStats(R, WithPreamble, Misses);
  return Error::success();
}

Expected<std::unique_ptr<Run>> analyzed(const RunOptions &Options,
                                        const CommandLine &Line, Need For) {
  Expected<Config> C = loadConfig(Options);
  if (!C)
    return C.takeError();
  Expected<std::unique_ptr<Run>> R = prepare(Options, Line, std::move(*C));
  if (!R)
    return R.takeError();
  if (Error E = analyze(**R, Options, For))
    return std::move(E);
  return R;
}

ReportInput Run::reportInput() const {
  ReportInput Input{*A.P, *A.B, A.Findings, {}, A.Unused};
  Input.AssumedRounds = C.AssumedRounds;
  StringSet<> Failed;
  for (const FailedUnit &F : A.P->Failures)
    Failed.insert(F.File);
  Input.Analyzed = A.Units - std::min(Failed.size(), A.Units);
  Input.Cached = A.Cached;
  Input.Candidates = A.CandidateCount;
  Input.FunctionCount = A.FunctionCount;
  return Input;
}

} // namespace poolwise::tool
