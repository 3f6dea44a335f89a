//===- RegionWeights.cpp --------------------------------------------------===//

#include "RegionWeights.h"
#include "CostModel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

namespace {
/// Counts up to a number that is no container's size.
bool countsToNumber(const Region &R) {
  return R.K == Region::Kind::Loop && R.Loop && !R.Loop->Trips &&
         R.Loop->F == LoopShape::Form::Counted &&
         R.Loop->Bound.K == Value::Kind::Place &&
         R.Loop->Bound.P.R != Place::Root::Result;
}

/// The same, or up to what a function gives that is no container's size.
bool counts(const FunctionSummary &F, const Region &R) {
  if (countsToNumber(R))
    return true;
  if (R.K != Region::Kind::Loop || !R.Loop || R.Loop->Trips ||
      R.Loop->F != LoopShape::Form::Counted ||
      R.Loop->Bound.K != Value::Kind::Place)
    return false;
  const Place &Bound = R.Loop->Bound.P;
  return Bound.R == Place::Root::Result && Bound.Id < F.Calls.size() &&
         !llvm::StringRef(F.Calls[Bound.Id].Name).ends_with("size");
}

/// Names and words are shorter than the sides of a picture.
bool looksAtText(const FunctionSummary &F, RegionId Loop) {
  for (const Access &A : F.Accesses)
    if (A.Type == "char" && F.isWithin(A.Region, Loop))
      return true;
  return false;
}

/// Trees are walked so, not tables.
bool callsItself(const FunctionSummary &F, RegionId Loop) {
  for (const Call &C : F.Calls)
    if (C.Usr == F.Usr && F.isWithin(C.Region, Loop))
      return true;
  return false;
}

/// One of the two outer loops of a nest that counts rows and columns. Those
/// further inside look at a few neighbors.
bool countsSide(const FunctionSummary &F, RegionId Loop) {
  if (!countsToNumber(F.Regions[Loop]) || looksAtText(F, Loop) ||
      callsItself(F, Loop))
    return false;
  unsigned Around = 0;
  for (RegionId R = F.Regions[Loop].Parent; R != NoId; R = F.Regions[R].Parent)
    Around += counts(F, F.Regions[R]);
  if (Around > 0)
    return Around == 1;
  for (RegionId R = Loop + 1; R < F.Regions.size(); ++R)
    if (countsToNumber(F.Regions[R]) && F.isWithin(R, Loop))
      return true;
  return false;
}

/// Something is done for each number, as for each id of a file; not for each
/// block of them.
bool worksOnEach(const FunctionSummary &F, RegionId Loop, TimeOfCall NsOf) {
  const LoopShape &Shape = *F.Regions[Loop].Loop;
  bool GoesOneByOne = std::abs(Shape.Step) == 1 && !Shape.stepsByPlace();
  return NsOf && GoesOneByOne && llvm::any_of(F.Calls, [&](const Call &C) {
           return F.isWithin(C.Region, Loop) && NsOf(C) > cost::NumberNs;
         });
}

/// Rows may be taken several at a time.
double roundsOfSide(const LoopShape &Shape) {
  double Step = std::max<double>(1, std::abs(double(Shape.Step)));
  return std::max(cost::GuessedTrips, cost::GuessedSide / Step);
}

/// A row of numbers beside a text, such as that of an edit distance, is as long
/// as the text.
bool goesOverNumbers(const FunctionSummary &F, RegionId Loop) {
  const std::optional<LoopShape> &Shape = F.Regions[Loop].Loop;
  return Shape && Shape->OverNumbers &&
         (Shape->F == LoopShape::Form::Range || !looksAtText(F, Loop));
}

double guessedTrips(const FunctionSummary &F, RegionId Loop, TimeOfCall NsOf) {
  const std::optional<LoopShape> &Shape = F.Regions[Loop].Loop;
  if (goesOverNumbers(F, Loop) && !worksOnEach(F, Loop, NsOf))
    return cost::GuessedNumbers;
  if (countsSide(F, Loop))
    return roundsOfSide(*Shape);
  return Shape && Shape->MayEndEarly ? cost::GuessedTries : cost::GuessedTrips;
}

Weight below(Weight Parent, const FunctionSummary &F, RegionId Id,
             TimeOfCall NsOf) {
  const Region &R = F.Regions[Id];
  Weight Out = Parent;
  switch (R.K) {
  case Region::Kind::Loop:
    if (R.Loop && R.Loop->Trips) {
      Out.Times *= double(*R.Loop->Trips);
    } else {
      Out.Times *= guessedTrips(F, Id, NsOf);
      Out.Guessed = true;
    }
    break;
  case Region::Kind::Branch:
    // One percent is the least that a chance can say.
    Out.Times *= R.Cold          ? cost::FatalWeight
                 : R.Chance <= 1 ? cost::ColdWeight
                                 : R.Chance / 100.0;
    return Out;
  case Region::Kind::Handler:
  case Region::Kind::Once:
    Out.Times *= cost::ColdWeight;
    return Out;
  default:
    break;
  }
  if (R.Cold)
    Out.Times *= cost::FatalWeight;
  return Out;
}
} // namespace

bool goesOverData(const FunctionSummary &F, RegionId Loop) {
  return goesOverNumbers(F, Loop) || countsSide(F, Loop);
}

const Region *onceAround(const FunctionSummary &F, RegionId R) {
  for (; R < F.Regions.size(); R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Once)
      return &F.Regions[R];
  return nullptr;
}

double waitsInLoop(const FunctionSummary &F, RegionId R) {
  while (R < F.Regions.size() && F.Regions[R].K != Region::Kind::Loop)
    R = F.Regions[R].Parent;
  if (R >= F.Regions.size())
    return 1;
  const std::optional<LoopShape> &Shape = F.Regions[R].Loop;
  bool IsGuard = Shape && Shape->F == LoopShape::Form::Other && !Shape->Trips &&
                 !Shape->MayEndEarly;
  return IsGuard ? 0.5 / guessedTrips(F, R, nullptr) : 1;
}

bool isOnBranch(const FunctionSummary &F, RegionId R) {
  for (; R != NoId && F.Regions[R].K != Region::Kind::LoopBody;
       R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Branch)
      return true;
  return false;
}

std::vector<Weight> regionWeights(const FunctionSummary &F, RegionId Root,
                                  TimeOfCall NsOf) {
  std::vector<Weight> Out(F.Regions.size());
  for (RegionId R = 0; R < F.Regions.size(); ++R) {
    const Region &Self = F.Regions[R];
    if (R == Root) {
      Out[R] = {1, false, true};
      if (Self.K == Region::Kind::Loop)
        Out[R] = below(Out[R], F, R, NsOf);
    } else if (Self.Parent < R && Out[Self.Parent].Inside) {
      Out[R] = below(Out[Self.Parent], F, R, NsOf);
    }
  }
  return Out;
}

} // namespace poolwise
