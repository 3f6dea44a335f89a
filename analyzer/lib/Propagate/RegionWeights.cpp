//===- RegionWeights.cpp --------------------------------------------------===//

#include "RegionWeights.h"
#include "CostModel.h"

namespace poolwise {

namespace {
double guessedTrips(const std::optional<LoopShape> &Shape) {
  if (Shape && Shape->OverNumbers)
    return cost::GuessedNumbers;
  return Shape && Shape->MayEndEarly ? cost::GuessedTries : cost::GuessedTrips;
}

Weight below(Weight Parent, const Region &R) {
  Weight Out = Parent;
  switch (R.K) {
  case Region::Kind::Loop:
    if (R.Loop && R.Loop->Trips) {
      Out.Times *= double(*R.Loop->Trips);
    } else {
      Out.Times *= guessedTrips(R.Loop);
      Out.Guessed = true;
    }
    break;
  case Region::Kind::Branch:
    Out.Times *= R.Cold ? cost::ColdWeight : cost::BranchWeight;
    return Out;
  case Region::Kind::Handler:
  case Region::Kind::Once:
    Out.Times *= cost::ColdWeight;
    return Out;
  default:
    break;
  }
  if (R.Cold)
    Out.Times *= cost::ColdWeight;
  return Out;
}
} // namespace

const Region *onceAround(const FunctionSummary &F, RegionId R) {
  for (; R < F.Regions.size(); R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Once)
      return &F.Regions[R];
  return nullptr;
}

bool isOnBranch(const FunctionSummary &F, RegionId R) {
  for (; R != NoId && F.Regions[R].K != Region::Kind::LoopBody;
       R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Branch)
      return true;
  return false;
}

std::vector<Weight> regionWeights(const FunctionSummary &F, RegionId Root) {
  std::vector<Weight> Out(F.Regions.size());
  for (RegionId R = 0; R < F.Regions.size(); ++R) {
    const Region &Self = F.Regions[R];
    if (R == Root) {
      Out[R] = {1, false, true};
      if (Self.K == Region::Kind::Loop)
        Out[R] = below(Out[R], Self);
    } else if (Self.Parent < R && Out[Self.Parent].Inside) {
      Out[R] = below(Out[Self.Parent], Self);
    }
  }
  return Out;
}

} // namespace poolwise
