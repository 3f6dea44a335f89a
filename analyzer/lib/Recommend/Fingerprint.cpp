#include "Fingerprint.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
namespace poolwise {

/// Instances of a template share their name; a lambda is known by the function
/// around it and its ordinal there, since its own USR may hold an offset.
static std::string lastingName(const Program &P, const FunctionSummary &F) {
  if (!F.Parent.empty()) {
    unsigned Ordinal = 0;
    for (const FunctionSummary &Other : P.Functions)
      Ordinal += Other.Parent == F.Parent && Other.Where < F.Where;
    const FunctionSummary *Parent = P.find(F.Parent);
    return (Parent ? lastingName(P, *Parent) : F.Parent) + "/" +
           std::to_string(Ordinal);
  }
  StringRef Usr = F.Usr;
  bool IsInstance = Usr.contains("<#") || Usr.contains(">#");
  return IsInstance ? F.Name : F.Usr;
}

std::string fingerprintOf(const Program &P, const Recommendation &R) {
  const FunctionSummary &F = P.Functions[R.Function];
  const Candidate &Site = candidateOf(P, R);
  // Findings of Misuse are told apart by P.First.
  unsigned Ordinal = 0;
  for (uint32_t I = 0; !R.Own && I < R.CandidateIndex; ++I)
    Ordinal += F.Candidates[I].S == Site.S;
  std::string Key = R.Check + "\n" + lastingName(P, F) + "\n" +
                    std::to_string(unsigned(Site.S)) + "\n" +
                    std::to_string(Ordinal) + "\n" + std::to_string(R.P.First);
  return utohexstr(xxh3_64bits(Key), /*LowerCase=*/true, /*Width=*/16);
}

} // namespace poolwise
