#include "LoopDepth.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;
namespace poolwise {

namespace {
class Depths {
public:
  explicit Depths(const Program &P) : P(P) {}

  unsigned inside(const FunctionSummary &F, RegionId Outer) {
    unsigned Deepest = 0;
    for (RegionId R = 0; R < F.Regions.size(); ++R)
      if (F.isWithin(R, Outer) && !isCold(F, R, Outer))
        Deepest = std::max(Deepest, loopsBetween(F, R, Outer));
    for (const Call &C : F.Calls)
      if (F.isWithin(C.Region, Outer) && !isCold(F, C.Region, Outer))
        Deepest = std::max(Deepest, loopsBetween(F, C.Region, Outer) +
                                        ofFunction(C.Usr));
    return Deepest;
  }

  unsigned ofFunction(StringRef Usr) {
    auto Found = P.ByUsr.find(Usr);
    if (Found == P.ByUsr.end())
      return 0;
    FunctionId Id = Found->second;
    if (auto Known = Depth.find(Id); Known != Depth.end())
      return Known->second;
    Depth[Id] = 0; // recursion adds nothing
    unsigned Result = inside(P.Functions[Id], 0);
    return Depth[Id] = Result;
  }

private:
  static bool isCold(const FunctionSummary &F, RegionId R, RegionId Outer) {
    for (; R != NoId && R != Outer; R = F.Regions[R].Parent)
      if (F.Regions[R].Cold || F.Regions[R].K == Region::Kind::Once)
        return true;
    return false;
  }

  static bool mayReturn(const FunctionSummary &F, RegionId Body) {
    return any_of(F.Jumps, [&](const Jump &J) {
      return J.K == Jump::Kind::Return && F.isWithin(J.Region, Body);
    });
  }

  static bool looksAtText(const FunctionSummary &F, RegionId Body) {
    return any_of(F.Accesses, [&](const Access &A) {
      return A.Type == "char" && F.isWithin(A.Region, Body);
    });
  }

  static unsigned loopsBetween(const FunctionSummary &F, RegionId R,
                               RegionId Outer) {
    unsigned Loops = 0;
    for (; R != NoId && R != Outer; R = F.Regions[R].Parent) {
      if (F.Regions[R].K != Region::Kind::LoopBody)
        continue;
      const LoopShape &Shape = *F.Regions[F.Regions[R].Parent].Loop;
      // Over a container of numbers, a guess is as firm as two about anything.
      bool IsFirm = Shape.OverNumbers && Shape.F == LoopShape::Form::Range;
      // A search is over when it has found something, a word is short.
      bool IsShort = mayReturn(F, R) || looksAtText(F, R);
      if (!Shape.Trips && (Shape.OverNumbers || !IsShort))
        Loops += IsFirm ? 2 : 1;
    }
    return Loops;
  }

  const Program &P;
  DenseMap<FunctionId, unsigned> Depth;
};
} // namespace

unsigned guessedLoopDepth(const Program &P, const Site &S) {
  const FunctionSummary &F = P.Functions[S.Function];
  Depths Of(P);
  if (S.Inside != NoId)
    return Of.inside(F, S.Inside);
  unsigned Deepest = 0;
  if (S.C->S == Candidate::Site::Algorithm)
    for (const Argument &A : F.Calls[S.C->AlgorithmCall].Arguments)
      Deepest = std::max(Deepest, Of.ofFunction(A.V.Usr));
  return Deepest;
}

static bool hasNumberLoop(const FunctionSummary &F) {
  return any_of(F.Regions, [](const Region &R) {
    return R.Loop && !R.Loop->Trips && R.Loop->OverNumbers;
  });
}

bool goesOverNumbers(const Program &P, const FunctionSummary &F) {
  return hasNumberLoop(F) || any_of(F.Calls, [&](const Call &C) {
           auto Callee = P.ByUsr.find(C.Usr);
           return Callee != P.ByUsr.end() &&
                  hasNumberLoop(P.Functions[Callee->second]);
         });
}

} // namespace poolwise
