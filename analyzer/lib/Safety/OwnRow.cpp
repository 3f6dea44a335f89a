//===- OwnRow.cpp ---------------------------------------------------------===//

#include "OwnRow.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Form = LoopShape::Form;

namespace {
constexpr unsigned MaxDepth = 6;

bool isConstant(const Value &V) { return V.K == Value::Kind::Constant; }

bool isNumberOne(const Value &V) { return isConstant(V) && V.Number == 1; }

Place variable(VariableId Id) { return {Place::Root::Variable, Id, {}, {}}; }

/// A local integer that keeps what its declaration gave it.
bool isSetOnce(const FunctionSummary &F, VariableId Id) {
  if (Id >= F.Variables.size() || F.Variables[Id].AddressTaken ||
      F.Variables[Id].K != Variable::Kind::Local)
    return false;
  return none_of(F.Accesses, [&](const Access &A) {
    return A.K == Access::Kind::Write && A.P == variable(Id);
  });
}

/// Is `V` the same number from the first round to the last?
bool isSteady(const Trial &T, const Value &V) {
  if (isConstant(V))
    return true;
  bool IsPlain =
      V.K == Value::Kind::Place && !V.P.isUnknown() &&
      none_of(V.P.Path, [](const Step &S) { return S.K == Step::Kind::Index; });
  if (!IsPlain)
    return false;
  auto [Known, IsNew] = T.Steady.try_emplace(V.P, true);
  if (!IsNew)
    return Known->second;
  for (const Place &P : T.Resolve(V.P)) {
    MemoryUse Read;
    Read.P = P;
    Read.Type = V.Type;
    auto Changes = [&](const MemoryUse &Use) {
      return Use.Write && overlap(T, Use, 0, Read, 0) != Overlap::Never;
    };
    if (P.isUnknown() || T.isPrivate(P, 0) ||
        any_of(T.Tasks[0].Does.Memory, Changes) || any_of(T.Header, Changes))
      return Known->second = false;
  }
  return true;
}

bool isSteadyProduct(const Trial &T, uint32_t Id, unsigned Depth) {
  auto IsSteadyFactor = [&](const Value &V) {
    if (V.Index.Product != NoId)
      return Depth > 0 && V.Index.Variable == NoId &&
             isSteadyProduct(T, V.Index.Product, Depth - 1);
    return V.K != Value::Kind::Affine && isSteady(T, V);
  };
  const Product &P = T.F.Products[Id];
  return IsSteadyFactor(P.Left) && IsSteadyFactor(P.Right);
}

/// The shape of the loop that counts `Counter`, if `Inside` is in its body.
const LoopShape *loopCounting(const Trial &T, VariableId Counter,
                              RegionId Inside) {
  for (RegionId R = Inside; R != NoId; R = T.F.Regions[R].Parent) {
    RegionId Loop = T.F.Regions[R].Parent;
    if (T.F.Regions[R].K != Region::Kind::LoopBody || Loop == NoId ||
        !T.F.Regions[Loop].Loop || T.F.Regions[Loop].Loop->Variable != Counter)
      continue;
    bool IsLeftAlone = !T.F.Variables[Counter].AddressTaken &&
                       none_of(T.F.Accesses, [&](const Access &A) {
                         return A.K == Access::Kind::Write &&
                                A.P == variable(Counter) &&
                                T.F.isWithin(A.Region, R);
                       });
    return IsLeftAlone ? &*T.F.Regions[Loop].Loop : nullptr;
  }
  return nullptr;
}

/// Is `Column` at least 0 and below `Length`?
bool isInside(const Trial &T, const Subscript &Column, const Value &Length,
              RegionId Where) {
  if (Column.Variable == NoId)
    return Column.Offset >= 0 && isConstant(Length) &&
           Column.Offset < Length.Number;
  const LoopShape *L = loopCounting(T, Column.Variable, Where);
  if (!L || L->F != Form::Counted || L->Step <= 0 || !isConstant(L->First) ||
      L->First.Number < 0 || L->First.Number + Column.Offset < 0)
    return false;
  const Value &Bound = L->Bound;
  int64_t Past = Column.Offset + (L->BoundIncluded ? 1 : 0);
  if (isConstant(Length))
    return isConstant(Bound) && L->First.Number <= Bound.Number &&
           Bound.Number + Past <= Length.Number;
  if (Bound.K == Value::Kind::Place)
    return Past <= 0 && Bound.P == Length.P &&
           Bound.P.R != Place::Root::Constant;
  // `w - 1` of an unsigned 0 is no small number.
  bool IsSigned = !StringRef(Bound.Type).starts_with("unsigned");
  return Bound.K == Value::Kind::Affine && IsSigned && Length.P.Path.empty() &&
         Length.P == variable(Bound.Index.Variable) &&
         Bound.Index.Offset + Past <= 0;
}

std::optional<OwnRow> rowAt(const Trial &T, Subscript At, RegionId Where,
                            unsigned Depth);

/// `(Row) * Length + Column`
std::optional<OwnRow> rowIn(const Trial &T, const Value &Row,
                            const Value &Length, const Subscript &Column,
                            RegionId Where, unsigned Depth) {
  if (!isSteady(T, Length) || !isInside(T, Column, Length, Where))
    return std::nullopt;
  std::optional<OwnRow> Found = rowAt(T, Row.Index, Where, Depth);
  if (Found)
    Found->Lengths.push_back(isConstant(Length)
                                 ? std::pair(Place(), Length.Number)
                                 : std::pair(Length.P, int64_t(0)));
  return Found;
}

/// `A + B`, where one may name the beginning of a row.
std::optional<OwnRow> rowOfSum(const Trial &T, const Subscript &A,
                               const Subscript &B, RegionId Where,
                               unsigned Depth) {
  if (!A.Known || !B.Known || A.Variable == NoId || !isSetOnce(T.F, A.Variable))
    return std::nullopt;
  Subscript Sum = T.F.Variables[A.Variable].First;
  if (Sum.Product == NoId || Sum.Variable != NoId)
    return std::nullopt;
  Sum.Variable = B.Variable;
  Sum.Offset += A.Offset + B.Offset;
  return rowAt(T, Sum, Where, Depth);
}

std::optional<OwnRow> rowAt(const Trial &T, Subscript At, RegionId Where,
                            unsigned Depth) {
  if (Depth-- == 0)
    return std::nullopt;
  bool IsCounter = is_contained(T.RoundVariables, At.Variable);
  if (IsCounter && At.Product == NoId)
    return OwnRow{NoId, At.Offset, {}};
  if (IsCounter && isSteadyProduct(T, At.Product, Depth))
    return OwnRow{At.Product, At.Offset, {}};
  if (At.Product == NoId) {
    if (!At.Known || At.Variable == NoId || !isSetOnce(T.F, At.Variable))
      return std::nullopt;
    const Variable &V = T.F.Variables[At.Variable];
    Subscript First = V.First;
    First.Offset += At.Offset;
    return rowAt(T, First, V.Region, Depth);
  }
  const Product &P = T.F.Products[At.Product];
  Subscript Column{true, At.Variable, At.Offset};
  if (isNumberOne(P.Right)) {
    auto Found = rowOfSum(T, P.Left.Index, Column, Where, Depth);
    return Found ? Found : rowOfSum(T, Column, P.Left.Index, Where, Depth);
  }
  auto Found = rowIn(T, P.Left, P.Right, Column, Where, Depth);
  return Found ? Found : rowIn(T, P.Right, P.Left, Column, Where, Depth);
}
} // namespace

std::optional<OwnRow> ownRow(const Trial &T, const MemoryUse &Use,
                             size_t StepIndex) {
  bool Counts = T.Shape && (T.Shape->F == Form::Counted ||
                            T.Shape->F == Form::CountedWhile);
  const Step &S = Use.P.Path[StepIndex];
  if (!Counts || S.K != Step::Kind::Index || T.Tasks.size() != 1)
    return std::nullopt;
  return rowAt(T, S.Index, Use.Region, MaxDepth);
}

} // namespace poolwise
