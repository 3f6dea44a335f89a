//===- OwnRow.cpp ---------------------------------------------------------===//

#include "OwnRow.h"
#include "IndexRange.h"

using namespace llvm;
namespace poolwise {

using Form = LoopShape::Form;

/// `Low` to `High`, which have the round's counter in them, if that is a row.
static std::optional<OwnRow> rowBetween(IndexRange &Index, Polynomial Low,
                                        Polynomial High) {
  if (!Index.isSteady(Low) || !Index.isSteady(High))
    return std::nullopt;
  // Counted in steps, from wherever the first one is.
  Place Round = Index.round();
  Polynomial Step = Index.stepOfRounds();
  for (Polynomial *Each : {&Low, &High})
    *Each = Each->with(Round, Polynomial::of(Round) * Step);
  if (!Low.isValid() || !High.isValid())
    return std::nullopt;
  auto [Stride, RestLow] = Low.apart(Round);
  auto [StrideHigh, RestHigh] = High.apart(Round);
  // `last - i`: rows in the other direction.
  bool IsMirrored = !Index.isAtLeast(Stride, 1);
  if (IsMirrored) {
    Stride = Polynomial() - Stride;
    StrideHigh = Polynomial() - StrideHigh;
  }
  if (!(Stride == StrideHigh) || !Index.isAtLeast(Stride, 1))
    return std::nullopt;
  for (const Polynomial &Start :
       {Polynomial(), RestLow.withoutConstant(), RestLow})
    for (int Offset : {0, 1, -1}) {
      Polynomial Begin = Start + Stride * Polynomial(Offset);
      if (Index.isAtLeast(RestLow - Begin, 0) &&
          Index.isAtLeast(Begin + Stride - RestHigh, 1))
        return OwnRow{Stride, Start, Offset, IsMirrored};
    }
  return std::nullopt;
}

static std::optional<OwnRow> rowAt(IndexRange &Index, const Subscript &At) {
  Polynomial Whole = Index.valueOf(At);
  if (!Whole.isValid() || (Index.mayWrap() && !Index.isUsedInAnyCase()))
    return std::nullopt;
  // `for (j = i + 1; ...)` uses a part of a row that is larger.
  for (bool OverRounds : {false, true}) {
    Polynomial Low = Whole, High = Whole;
    if (OverRounds && Index.mayWrap())
      break;
    if (Index.spread(Low, High, OverRounds))
      if (auto Row = rowBetween(Index, Low, High))
        return Row;
  }
  return std::nullopt;
}

std::optional<OwnRow> ownRow(const Trial &T, const MemoryUse &Use,
                             size_t StepIndex) {
  bool Counts = T.Shape && (T.Shape->F == Form::Counted ||
                            T.Shape->F == Form::CountedWhile);
  const Step &S = Use.P.Path[StepIndex];
  if (!Counts || S.K != Step::Kind::Index || T.Tasks.size() != 1 ||
      T.RoundVariables.size() != 1)
    return std::nullopt;
  unsigned Choices = 1;
  for (unsigned Choice = 0; Choice < Choices; ++Choice) {
    IndexRange Index(T, Use, Choice);
    if (auto Row = rowAt(Index, S.Index))
      return Row;
    Choices = 1u << std::min(Index.choicesAsked(), MaxAsked);
  }
  return std::nullopt;
}

} // namespace poolwise
