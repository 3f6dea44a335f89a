//===- OwnPair.cpp --------------------------------------------------------===//

#include "OwnPair.h"
#include "IndexRange.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

namespace {
/// On which side of the round's counter the other one is; Diagonal: on both.
enum class Side { Above, Below, Diagonal };

struct OwnPair {
  Side Other;
  /// How long a row is, and where the first begins; of rows that are containers
  /// themselves: nothing.
  Polynomial Stride, Start;
};

std::optional<Side> sideOf(const IndexRange &Index, const Counter &C) {
  Polynomial Round = Polynomial::of(Index.round());
  if (Index.isAtLeast(C.Low - Round, 0))
    return Side::Above;
  if (Index.isAtLeast(Round - C.High, 0))
    return Side::Below;
  return std::nullopt;
}

/// `[i][j]`
std::optional<OwnPair> pairOfRows(IndexRange &Index, const Subscript &Row,
                                  const Subscript &Column) {
  Polynomial Round = Polynomial::of(Index.round());
  Polynomial X = Index.valueOf(Row), Y = Index.valueOf(Column);
  if (Index.mayWrap())
    return std::nullopt;
  if (X == Round && Y == Round)
    return OwnPair{Side::Diagonal, {}, {}};
  for (const Counter &C : Index.counters()) {
    Polynomial Other = Polynomial::of(C.Integer);
    if ((X == Round && Y == Other) || (X == Other && Y == Round))
      if (auto Where = sideOf(Index, C))
        return OwnPair{*Where, {}, {}};
  }
  return std::nullopt;
}

/// Both are from 0 to below the length of a row.
bool fitsInRow(IndexRange &Index, const Counter &C, const Polynomial &Stride) {
  Polynomial Low = Polynomial::of(C.Integer), High = Low;
  std::optional<Counter> Round = Index.ofRound();
  return Round && Index.spread(Low, High, /*OverRounds=*/true) &&
         Index.isAtLeast(Round->Low, 0) && Index.isAtLeast(Low, 0) &&
         Index.isAtLeast(Stride - Round->High, 1) &&
         Index.isAtLeast(Stride - High, 1);
}

/// `[i * n + j]`
std::optional<OwnPair> pairInStretch(IndexRange &Index, const Subscript &At) {
  Polynomial Whole = Index.valueOf(At);
  if (!Whole.isValid() || Index.mayWrap())
    return std::nullopt;
  auto [OfRound, Rest] = Whole.apart(Index.round());
  auto IsOne = [](const Polynomial &P) { return P == Polynomial(1); };
  auto Found = [&](Side Where, const Polynomial &Stride,
                   const Polynomial &Start) -> std::optional<OwnPair> {
    if (!Index.isSteady(Stride) || !Index.isSteady(Start) ||
        Start.mentions(Index.round()) || Stride.mentions(Index.round()))
      return std::nullopt;
    return OwnPair{Where, Stride, Start};
  };
  for (const Counter &C : Index.counters()) {
    auto [OfOther, Start] = Rest.apart(C.Integer);
    bool IsRowFirst = IsOne(OfOther), IsColumnFirst = IsOne(OfRound);
    if (!OfRound.isValid() || !OfOther.isValid() ||
        IsRowFirst == IsColumnFirst ||
        any_of(Index.counters(), [&](const Counter &Other) {
          return Start.mentions(Other.Integer) ||
                 OfRound.mentions(Other.Integer) ||
                 OfOther.mentions(Other.Integer);
        }))
      continue;
    const Polynomial &Stride = IsRowFirst ? OfRound : OfOther;
    std::optional<Side> Where = sideOf(Index, C);
    if (Where && fitsInRow(Index, C, Stride))
      if (auto Pair = Found(*Where, Stride, Start))
        return Pair;
  }
  // `[i * n + i]`
  if (std::optional<Counter> Round = Index.ofRound();
      Round && OfRound.isValid()) {
    Polynomial Stride = OfRound - 1;
    if (Index.isAtLeast(Round->Low, 0) &&
        Index.isAtLeast(Stride - Round->High, 1))
      return Found(Side::Diagonal, Stride, Rest);
  }
  return std::nullopt;
}

std::optional<OwnPair> pairAt(const Trial &T, const MemoryUse &Use, size_t I) {
  IndexRange Index(T, Use);
  bool HasColumn =
      I + 1 < Use.P.Path.size() && Use.P.Path[I + 1].K == Step::Kind::Index;
  if (HasColumn)
    if (auto Pair =
            pairOfRows(Index, Use.P.Path[I].Index, Use.P.Path[I + 1].Index))
      return Pair;
  return pairInStretch(Index, Use.P.Path[I].Index);
}
} // namespace

bool inOwnPairs(const Trial &T, const MemoryUse &A, const MemoryUse &B,
                size_t StepIndex) {
  bool Counts = T.Shape && T.Shape->F == LoopShape::Form::Counted &&
                T.Tasks.size() == 1 && T.RoundVariables.size() == 1;
  if (!Counts)
    return false;
  std::optional<OwnPair> PairA = pairAt(T, A, StepIndex);
  std::optional<OwnPair> PairB = PairA ? pairAt(T, B, StepIndex) : std::nullopt;
  return PairB && PairA->Stride == PairB->Stride &&
         PairA->Start == PairB->Start &&
         (PairA->Other == PairB->Other || PairA->Other == Side::Diagonal ||
          PairB->Other == Side::Diagonal);
}

} // namespace poolwise
