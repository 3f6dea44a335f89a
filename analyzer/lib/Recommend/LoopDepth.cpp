#include "LoopDepth.h"
#include "../Propagate/RegionWeights.h"
#include "../Safety/TypeRelation.h"
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

  LoopDepth inside(const FunctionSummary &F, RegionId Outer) {
    LoopDepth Deepest;
    for (RegionId R = 0; R < F.Regions.size(); ++R)
      if (F.isWithin(R, Outer) && !isCold(F, R, Outer))
        keepDeeper(Deepest, loopsBetween(F, R, Outer));
    for (const Call &C : F.Calls)
      if (F.isWithin(C.Region, Outer) && !isCold(F, C.Region, Outer))
        keepDeeper(Deepest,
                   nested(loopsBetween(F, C.Region, Outer), ofFunction(C.Usr)));
    return Deepest;
  }

  LoopDepth ofFunction(StringRef Usr) {
    auto Found = P.ByUsr.find(Usr);
    if (Found == P.ByUsr.end())
      return {};
    FunctionId Id = Found->second;
    if (auto Known = Depth.find(Id); Known != Depth.end())
      return Known->second;
    Depth[Id] = {}; // recursion adds nothing
    LoopDepth Result = inside(P.Functions[Id], 0);
    return Depth[Id] = Result;
  }

  static void keepDeeper(LoopDepth &Deepest, const LoopDepth &Other) {
    Deepest.OfAll = std::max(Deepest.OfAll, Other.OfAll);
    Deepest.WithData = std::max(Deepest.WithData, Other.WithData);
    Deepest.Guesses = std::max(Deepest.Guesses, Other.Guesses);
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

  /// Looks up numbers in a table.
  static bool looksUpNumbers(const FunctionSummary &F, RegionId Body) {
    return any_of(F.Accesses, [&](const Access &A) {
      return !A.P.Path.empty() && A.P.Path.back().K == Step::Kind::Index &&
             isScalarType(A.Type) && !isPointerType(A.Type) &&
             A.Type != "bool" && !StringRef(A.Type).contains("char") &&
             F.isWithin(A.Region, Body);
    });
  }

  static LoopDepth nested(const LoopDepth &Outer, const LoopDepth &Inner) {
    LoopDepth All;
    All.OfAll = Outer.OfAll + Inner.OfAll;
    All.Guesses = Outer.Guesses + Inner.Guesses;
    if (Outer.WithData)
      All.WithData = All.OfAll;
    else if (Inner.WithData)
      All.WithData = Outer.OfAll + Inner.WithData;
    return All;
  }

  static LoopDepth loopsBetween(const FunctionSummary &F, RegionId R,
                                RegionId Outer) {
    unsigned Loops = 0, Guesses = 0;
    bool HasData = false;
    for (; R != NoId && R != Outer; R = F.Regions[R].Parent) {
      if (F.Regions[R].K != Region::Kind::LoopBody)
        continue;
      RegionId Loop = F.Regions[R].Parent;
      const LoopShape &Shape = *F.Regions[Loop].Loop;
      // Over a container of numbers, a guess is as firm as two about anything.
      bool IsFirm = Shape.OverNumbers && Shape.F == LoopShape::Form::Range;
      // A search is over when it has found something, a word is short.
      bool IsShort = mayReturn(F, R) || looksAtText(F, R);
      if (Shape.Trips)
        continue;
      ++Guesses;
      if (IsShort && !Shape.OverNumbers)
        continue;
      Loops += IsFirm ? 2 : 1;
      HasData |= goesOverData(F, Loop) || looksUpNumbers(F, R);
    }
    return {Loops, HasData ? Loops : 0, Guesses};
  }

  const Program &P;
  DenseMap<FunctionId, LoopDepth> Depth;
};
} // namespace

LoopDepth guessedLoopDepth(const Program &P, const Site &S) {
  const FunctionSummary &F = P.Functions[S.Function];
  Depths Of(P);
  if (S.Inside != NoId)
    return Of.inside(F, S.Inside);
  LoopDepth Deepest;
  if (S.C->S == Candidate::Site::Algorithm)
    for (const Argument &A : F.Calls[S.C->AlgorithmCall].Arguments)
      Depths::keepDeeper(Deepest, Of.ofFunction(A.V.Usr));
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
