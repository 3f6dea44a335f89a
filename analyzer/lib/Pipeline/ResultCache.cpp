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

#include "Result.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "poolwise/Summary/Codec.h"
#include "poolwise/Summary/Record.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"
#include <set>

using namespace llvm;

namespace poolwise {

uint64_t ownDigest() {
  static const uint64_t Digest = [] {
    auto Self = MemoryBuffer::getFile("/proc/self/exe", /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
    return Self ? xxh3_64bits((*Self)->getBuffer()) : 0;
  }();
  return Digest;
}

uint64_t resultKey(const Gathered &From, StringRef Root, uint64_t Rules,
                   const Config &C, Positions Of) {
  std::vector<std::string> Units;
  for (const GatheredUnit &Unit : From.Units) {
    uint64_t Positions = Unit.PositionsHash;
    if (Of == Positions::Before && !Unit.Before.empty())
      Positions = cantFail(hashesOfRecord(Unit.Before))[1];
    Units.push_back((Twine(Unit.File) + "\n" + Twine(Unit.MeaningHash) + " " +
                     Twine(Positions))
                        .str());
  }
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

Result resultOf(const Analysis &A) {
  const Program &P = *A.P;
  // Whether a template can be rewritten is up to all of its instances.
  std::set<std::pair<FileId, uint32_t>> Places;
  std::map<FunctionId, FunctionId> NewIds;
  for (const Recommendation &Finding : A.Findings) {
    const Location &Where = P.Functions[Finding.Function].Where;
    Places.insert({Where.File, Where.Offset});
    NewIds[Finding.Function];
  }
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (Places.count({P.Functions[F].Where.File, P.Functions[F].Where.Offset}))
      NewIds[F];
  Result R;
  for (auto &[Old, New] : NewIds) {
    New = R.Functions.size();
    R.Functions.push_back(P.Functions[Old]);
    R.FromFailedUnit.push_back(P.FromFailedUnit[Old]);
  }
  R.Files = P.Files;
  R.Failures = P.Failures;
  R.IsWhole = P.IsWhole;
  R.Unused = A.Unused;
  R.Units = A.Units;
  R.FunctionCount = A.FunctionCount;
  R.CandidateCount = A.CandidateCount;
  R.Findings = A.Findings;
  for (Recommendation &Finding : R.Findings)
    Finding.Function = NewIds[Finding.Function];
  return R;
}

Analysis analysisOf(Result R) {
  Analysis A;
  A.P = std::make_unique<Program>();
  A.P->Files = std::move(R.Files);
  A.P->Functions = std::move(R.Functions);
  A.P->FromFailedUnit.assign(R.FromFailedUnit.begin(), R.FromFailedUnit.end());
  A.P->Failures = std::move(R.Failures);
  A.P->IsWhole = R.IsWhole;
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

std::optional<Result> readResult(Store &From, uint64_t Key) {
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
  if (!Reader.read(R) || !Reader.isDone() ||
      R.FromFailedUnit.size() != R.Functions.size())
    return std::nullopt;
  for (const Recommendation &Finding : R.Findings)
    if (Finding.Function >= R.Functions.size() ||
        (!Finding.Own && Finding.CandidateIndex >=
                             R.Functions[Finding.Function].Candidates.size()))
      return std::nullopt;
  return R;
}

std::optional<Analysis> storedAnalysis(Store &From, uint64_t Key,
                                       const Config &C) {
  std::optional<Result> R = readResult(From, Key);
  if (!R)
    return std::nullopt;
  Analysis A = analysisOf(std::move(*R));
  // They read build files, which are not in the key.
  planLinking(*A.P, A.Findings, C.RewriteTarget);
  return A;
}

void storeAnalysis(Store &Into, uint64_t Key, const Analysis &A) {
  codec::Writer Writer;
  Writer.write(resultOf(A));
  EncodedStreams Streams = Writer.take();
  Into.putResult(Key, std::to_string(Streams.Meaning.size()) + "\n" +
                          Streams.Meaning + Streams.Positions);
}

} // namespace poolwise
