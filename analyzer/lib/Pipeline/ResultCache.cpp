//===- ResultCache.cpp - Findings of a program that did not change --------===//
//
// In:  the hashes of all summaries, and all else that judging depends on: the
//      rules, the settings, this very program. Out: the findings of last time,
//      with as much of the program as reports of them show.
//
// NOLINT comments stand in files that were parsed, so findings are kept after
// they were applied. Baselines and the like come later.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Pipeline.h"
#include "poolwise/Summary/Codec.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise {

namespace {
/// What is kept of an Analysis.
struct Result {
  std::vector<SourceFile> Files;
  std::vector<FunctionSummary> Functions; ///< that findings speak of
  std::vector<FailedUnit> Failures;
  uint32_t Units = 0, FunctionCount = 0, CandidateCount = 0;
  std::vector<Recommendation> Findings; ///< Function: index into Functions
  std::vector<UnusedSuppression> Unused;
};
} // namespace

POOLWISE_FIELDS(FailedUnit, F("file", &Struct::File);
                F("message", &Struct::Message);)
POOLWISE_FIELDS(Estimate, F("cpu", &Struct::TaskCpuUs);
                F("wait", &Struct::TaskWaitUs);
                F("iterations", &Struct::Iterations);
                F("speedup", &Struct::Speedup);)
POOLWISE_FIELDS(Edit, F("file", &Struct::File); F("offset", &Struct::Offset);
                F("length", &Struct::Length); F("text", &Struct::Text);)
POOLWISE_FIELDS(Fix, F("applicability", &Struct::A); F("edits", &Struct::Edits);
                F("linkEdits", &Struct::LinkEdits);
                F("linkNote", &Struct::LinkNote);)
POOLWISE_FIELDS(Evidence, F("message", &Struct::Message);
                F("at", &Struct::Where); F("model", &Struct::Model);)
POOLWISE_FIELDS(Pattern, F("form", &Struct::F); F("sink", &Struct::Sink);
                F("first", &Struct::First); F("count", &Struct::Count);
                F("share", &Struct::Share);)
POOLWISE_FIELDS(Hazard, F("name", &Struct::Name);
                F("message", &Struct::Message); F("at", &Struct::Where);
                F("path", &Struct::Path); F("proven", &Struct::Proven);)
POOLWISE_FIELDS(Recommendation, F("check", &Struct::Check);
                F("severity", &Struct::S); F("function", &Struct::Function);
                F("candidate", &Struct::CandidateIndex); F("own", &Struct::Own);
                F("kind", &Struct::K); F("executor", &Struct::On);
                F("estimate", &Struct::E); F("confidence", &Struct::C);
                F("verdict", &Struct::V); F("pattern", &Struct::P);
                F("throws", &Struct::MayThrow); F("hazards", &Struct::Hazards);
                F("path", &Struct::Path); F("message", &Struct::Message);
                F("fingerprint", &Struct::Fingerprint);
                F("suppressed", &Struct::Suppressed); F("by", &Struct::By);
                F("why", &Struct::SuppressedWhy); F("fix", &Struct::F);
                F("refusal", &Struct::FixRefusal);)
POOLWISE_FIELDS(SuppressEntry, F("checks", &Struct::Checks);
                F("paths", &Struct::Paths); F("reason", &Struct::Reason);
                F("line", &Struct::Line); F("column", &Struct::Column);)
POOLWISE_FIELDS(UnusedSuppression, F("file", &Struct::File);
                F("line", &Struct::Line); F("column", &Struct::Column);
                F("message", &Struct::Message);)
POOLWISE_FIELDS(Config, F("policy", &Struct::P); F("checks", &Struct::Checks);
                F("minSpeedup", &Struct::MinSpeedup);
                F("minTaskUs", &Struct::MinTaskUs); F("cores", &Struct::Cores);
                F("rounds", &Struct::AssumedRounds); F("rules", &Struct::Rules);
                F("target", &Struct::RewriteTarget);
                F("exclude", &Struct::Exclude);
                F("suppress", &Struct::Suppress); F("file", &Struct::File);)
POOLWISE_FIELDS(Result, F("files", &Struct::Files);
                F("functions", &Struct::Functions);
                F("failures", &Struct::Failures); F("units", &Struct::Units);
                F("functionCount", &Struct::FunctionCount);
                F("candidateCount", &Struct::CandidateCount);
                F("findings", &Struct::Findings); F("unused", &Struct::Unused);)

/// Judging may change with every change of this program.
static uint64_t ownDigest() {
  static const uint64_t Digest = [] {
    auto Self = MemoryBuffer::getFile("/proc/self/exe", /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
    return Self ? xxh3_64bits((*Self)->getBuffer()) : 0;
  }();
  return Digest;
}

uint64_t resultKey(const Gathered &From, StringRef Root, uint64_t Rules,
                   const Config &C) {
  std::vector<std::string> Units;
  for (const GatheredUnit &Unit : From.Units)
    Units.push_back((Twine(Unit.File) + "\n" + Twine(Unit.MeaningHash) + " " +
                     Twine(Unit.PositionsHash))
                        .str());
  for (const FailedUnit &F : From.Failures)
    Units.push_back(F.File + "\n" + F.Message);
  llvm::sort(Units);
  codec::Writer All;
  All.write(Units);
  All.write(C);
  All.write(std::vector<uint64_t>{Rules, ownDigest()});
  All.write(Root.str());
  return xxh3_64bits(All.take().Meaning);
}

std::optional<Analysis> storedAnalysis(Store &From, uint64_t Key) {
  std::optional<std::string> Bytes = From.result(Key);
  if (!Bytes)
    return std::nullopt;
  uint64_t Size = 0;
  StringRef Text = *Bytes;
  if (Text.consumeInteger(10, Size) || !Text.consume_front("\n") ||
      Size > Text.size())
    return std::nullopt;
  Result R;
  codec::Reader Reader(Text.take_front(Size), Text.drop_front(Size));
  if (!Reader.read(R) || !Reader.isDone())
    return std::nullopt;
  for (const Recommendation &Finding : R.Findings)
    if (Finding.Function >= R.Functions.size() ||
        Finding.CandidateIndex >=
            R.Functions[Finding.Function].Candidates.size())
      return std::nullopt;
  Analysis A;
  A.P = std::make_unique<Program>();
  A.P->Files = std::move(R.Files);
  A.P->Functions = std::move(R.Functions);
  A.P->Failures = std::move(R.Failures);
  A.FunctionCount = R.FunctionCount;
  A.CandidateCount = R.CandidateCount;
  A.Units = R.Units;
  A.Findings = std::move(R.Findings);
  A.Unused = std::move(R.Unused);
  // Nobody asks for behaviors, but reports hold a reference to some.
  static const Program NoProgram;
  static const RuleSet NoRules;
  A.B = std::make_unique<Behaviors>(Behaviors::propagate(NoProgram, NoRules));
  return A;
}

void storeAnalysis(Store &Into, uint64_t Key, const Analysis &A) {
  // A fix depends on build files too, which are not in the key.
  if (llvm::any_of(A.Findings,
                   [](const Recommendation &R) { return R.F.has_value(); }))
    return;
  Result R;
  R.Files = A.P->Files;
  R.Failures = A.P->Failures;
  R.Unused = A.Unused;
  R.Units = A.Units;
  R.FunctionCount = A.FunctionCount;
  R.CandidateCount = A.CandidateCount;
  std::map<FunctionId, FunctionId> NewIds;
  for (Recommendation Finding : A.Findings) {
    auto [It, New] = NewIds.try_emplace(Finding.Function, NewIds.size());
    if (New)
      R.Functions.push_back(A.P->Functions[Finding.Function]);
    Finding.Function = It->second;
    R.Findings.push_back(std::move(Finding));
  }
  codec::Writer Writer;
  Writer.write(R);
  EncodedStreams Streams = Writer.take();
  Into.putResult(Key, std::to_string(Streams.Meaning.size()) + "\n" +
                          Streams.Meaning + Streams.Positions);
}

} // namespace poolwise
