#include "SamePlace.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace llvm;
namespace poolwise {

bool isOwnCode(const Program &P, const Config &C, const FunctionSummary &F) {
  return F.Where.isValid() && !P.Files[F.Where.File].IsSystem &&
         !anyGlobMatches(C.Exclude, P.Files[F.Where.File].Path);
}

/// A rewrite goes ahead only if it is fine for every instance.
static int badness(Verdict V) {
  return V == Verdict::Unsafe ? 2 : V == Verdict::Unknown ? 1 : 0;
}

static void addReasons(Recommendation &R, const SafetyResult &Other) {
  if (badness(Other.V) > badness(R.V))
    R.V = Other.V;
  for (const Hazard &H : Other.Hazards)
    if (none_of(R.Hazards, [&](const Hazard &Known) {
          return Known.Name == H.Name && Known.Message == H.Message;
        }))
      R.Hazards.push_back(H);
  sort(R.Hazards, [](const Hazard &A, const Hazard &B) {
    return std::tie(A.Where, A.Name, A.Message) <
           std::tie(B.Where, B.Name, B.Message);
  });
}

std::vector<Judged> unitePlaces(const Behaviors &B, std::vector<Judged> All) {
  const Program &P = B.program();
  std::map<std::tuple<Location, Candidate::Site, std::string, uint32_t>, size_t>
      First;
  std::map<std::tuple<Location, Candidate::Site>,
           std::vector<std::pair<FunctionId, uint32_t>>>
      Instances;
  std::vector<Judged> Kept;
  for (Judged &J : All) {
    auto [It, New] = First.try_emplace(
        {J.At.C->Where, J.At.C->S, J.R.Check, J.R.P.First}, Kept.size());
    if (!New)
      continue;
    Instances[{J.At.C->Where, J.At.C->S}];
    Kept.push_back(std::move(J));
  }
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (uint32_t I = 0; I < P.Functions[F].Candidates.size(); ++I) {
      const Candidate &C = P.Functions[F].Candidates[I];
      auto Known = Instances.find({C.Where, C.S});
      if (Known != Instances.end())
        Known->second.push_back({F, I});
    }
  for (Judged &J : Kept)
    for (auto [F, I] : Instances[{J.At.C->Where, J.At.C->S}]) {
      if (F == J.R.Function)
        continue;
      Candidate Same = P.Functions[F].Candidates[I];
      if (J.R.P.Count && J.R.P.First + J.R.P.Count <= Same.Statements.size())
        Same.Statements = {Same.Statements.begin() + J.R.P.First,
                           Same.Statements.begin() + J.R.P.First + J.R.P.Count};
      addReasons(J.R, checkSafety(B, F, Same));
      if (P.FromFailedUnit.size() > F && P.FromFailedUnit[F])
        J.R.FixRefusal = "a translation unit that holds it has errors";
    }
  // Calls that are not independent are no finding at all.
  erase_if(Kept, [](const Judged &J) {
    return J.R.Check == "independent-calls" && J.R.V != Verdict::Safe;
  });
  return Kept;
}

void sortByPlace(const Program &P, std::vector<Recommendation> &All) {
  auto Key = [&](const Recommendation &R) {
    const Location &Where = candidateOf(P, R).Where;
    StringRef File;
    if (Where.isValid())
      File = P.Files[Where.File].Path;
    return std::tuple(File, Where.Line, Where.Column, StringRef(R.Check),
                      R.P.First);
  };
  sort(All, [&](const Recommendation &A, const Recommendation &B) {
    return Key(A) < Key(B);
  });
}

} // namespace poolwise
