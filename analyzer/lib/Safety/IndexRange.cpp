//===- IndexRange.cpp -----------------------------------------------------===//

#include "IndexRange.h"
#include "SameNumber.h"
#include "SteadyNumber.h"
#include "poolwise/Program/Within.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdlib>
#include <utility>

using namespace llvm;
namespace poolwise {

using Form = LoopShape::Form;
using Op = Computation::Op;

namespace {
constexpr unsigned MaxDepth = 8;

Place variable(VariableId Id) { return {Place::Root::Variable, Id, {}, {}}; }

bool isUnsigned(StringRef Type) { return Type.starts_with("unsigned"); }

Polynomial invalid() { return Polynomial(std::numeric_limits<int64_t>::max()); }
} // namespace

IndexRange::IndexRange(const Trial &T, const MemoryUse &Use, unsigned Choice)
    : T(T), Use(Use), Choice(Choice) {
  findCounters();
}

Place IndexRange::round() const { return variable(T.RoundVariables.front()); }

//--- What integers are made of ----------------------------------------------//

Polynomial IndexRange::valueOf(const Subscript &I) {
  return valueOf(I, MaxDepth);
}

Polynomial IndexRange::valueOf(const Value &V) { return valueOf(V, MaxDepth); }

Polynomial IndexRange::valueOf(const Subscript &I, unsigned Depth) {
  Polynomial Sum(I.Offset);
  if ((!I.Known && I.Computed == NoId) || Depth == 0)
    return invalid();
  if (I.Variable != NoId)
    Sum = Sum + valueOf(I.Variable, Depth);
  return I.Computed == NoId
             ? Sum
             : Sum + valueOf(T.computation(I.Computed), I.Computed, Depth - 1);
}

Polynomial IndexRange::valueOf(const Computation &C, uint32_t Id,
                               unsigned Depth) {
  if (C.O == Op::Min || C.O == Op::Max)
    return invalid();
  if (C.O == Within) {
    Place Some{Place::Root::Fresh, Id, "within", {}};
    if (none_of(Counters,
                [&](const Counter &C) { return C.Integer == Some; })) {
      Polynomial Past = limitOf(C.Right, Op::Min);
      // `n - 1` of an unsigned 0 is no small number.
      if (isUnsigned(C.Right.Type) && !Past.isSumOfPositives())
        return invalid();
      addCounter({Some, limitOf(C.Left, Op::Max), Past - 1});
    }
    return Polynomial::of(Some);
  }
  Polynomial Left = valueOf(C.Left, Depth), Right = valueOf(C.Right, Depth);
  MayWrap |= C.MayWrap;
  return C.O == Op::Times  ? Left * Right
         : C.O == Op::Plus ? Left + Right
                           : Left - Right;
}

Polynomial IndexRange::named(const Place &Integer, StringRef Type) {
  Types.try_emplace(Integer, Type);
  return Polynomial::of(Integer);
}

Polynomial IndexRange::valueOf(const Value &V, unsigned Depth) {
  if (V.K == Value::Kind::Constant)
    return V.Number;
  if (V.Index.Known || V.Index.Computed != NoId)
    return valueOf(V.Index, Depth);
  bool IsPlain = V.K == Value::Kind::Place &&
                 (V.P.R == Place::Root::Variable ||
                  V.P.R == Place::Root::This || V.P.R == Place::Root::Global);
  if (!IsPlain)
    return invalid();
  if (auto Same = sameNumber(T, V.P, V.Type); Same && Depth > 0)
    return valueOf(*Same, Depth - 1);
  return named(V.P, V.Type);
}

Polynomial IndexRange::valueOf(VariableId Id, unsigned Depth) {
  const Variable &V = T.F.Variables[Id];
  if (T.F.isWithin(V.Region, T.Body) && isSetOnce(Id) &&
      (V.First.Known || V.First.Computed != NoId))
    return valueOf(V.First, Depth - 1);
  if (auto Same = sameNumber(T, variable(Id), V.Type); Same && Depth > 0)
    return valueOf(*Same, Depth - 1);
  return named(variable(Id), V.Type);
}

/// Of a bound that is the smaller of two (`Which` is Min), or the larger:
/// either of them is a bound, too.
Polynomial IndexRange::limitOf(const Value &V, Op Which) {
  Subscript I = V.Index;
  for (unsigned Depth = MaxDepth;
       I.Known && I.Variable != NoId && I.Offset == 0 && Depth > 0 &&
       T.F.isWithin(T.F.Variables[I.Variable].Region, T.Body) &&
       isSetOnce(I.Variable);
       --Depth) {
    const Subscript &First = T.F.Variables[I.Variable].First;
    if (!First.Known && First.Computed == NoId)
      break;
    I = First;
  }
  if (I.Computed != NoId && I.Variable == NoId) {
    const Computation &C = T.computation(I.Computed);
    if (C.O == Which) {
      bool IsLeft = (Choice >> Asked++ & 1) == 0;
      return limitOf(IsLeft ? C.Left : C.Right, Which) + I.Offset;
    }
  }
  return valueOf(V, MaxDepth);
}

Polynomial IndexRange::stepOfRounds() {
  if (!T.Shape->stepsByPlace())
    return std::abs(T.Shape->Step);
  Polynomial Step = valueOf(T.Shape->StepBy, MaxDepth);
  Step.eachInteger([&](const Place &Each) { Positive.insert(Each); });
  return Step;
}

bool IndexRange::isWrittenIn(VariableId Id, RegionId R) const {
  return T.F.Variables[Id].AddressTaken ||
         any_of(T.F.Accesses, [&](const Access &A) {
           return A.K == Access::Kind::Write && A.P == variable(Id) &&
                  T.F.isWithin(A.Region, R);
         });
}

/// A local integer that keeps what its declaration gave it.
bool IndexRange::isSetOnce(VariableId Id) const {
  return T.F.Variables[Id].K == Variable::Kind::Local && !isWrittenIn(Id, 0);
}

//--- Loops inside of the round ----------------------------------------------//

/// Of the loops around the use, innermost first.
void IndexRange::findCounters() {
  for (RegionId R = Use.Region; R != NoId && R != T.Body;
       R = T.F.Regions[R].Parent) {
    RegionId Loop = T.F.Regions[R].Parent;
    if (T.F.Regions[R].K != Region::Kind::LoopBody || Loop == NoId ||
        !T.F.Regions[Loop].Loop)
      continue;
    const LoopShape &L = *T.F.Regions[Loop].Loop;
    if (L.F == Form::Counted && L.Step != 0 && L.Variable != NoId &&
        !isWrittenIn(L.Variable, R)) {
      HasLongSteps |= (L.Step != 1 && L.Step != -1) || L.stepsByPlace();
      addCounter(rangeOf(L));
    }
  }
  if (T.Shape->F == Form::Counted)
    addPositive(rangeOf(*T.Shape));
}

Counter IndexRange::rangeOf(const LoopShape &L) {
  bool WrapsElsewhere = std::exchange(MayWrap, false);
  auto [AtFirst, AtBound] =
      L.Step > 0 ? std::pair(Op::Max, Op::Min) : std::pair(Op::Min, Op::Max);
  Polynomial First = limitOf(L.First, AtFirst);
  bool IsFirstKnown = !std::exchange(MayWrap, WrapsElsewhere);
  Polynomial Bound = limitOf(L.Bound, AtBound);
  // `w - 1` of an unsigned 0 is no small number.
  if (!IsFirstKnown || StringRef(L.Bound.Type).contains("float") ||
      StringRef(L.Bound.Type).contains("double") ||
      (isUnsigned(L.Bound.Type) && !Bound.isSumOfPositives()) ||
      (isUnsigned(L.First.Type) && !First.isSumOfPositives()))
    Bound = invalid();
  int64_t Past = L.BoundIncluded ? 0 : 1;
  if (L.Step > 0)
    return {variable(L.Variable), First, Bound - Past - L.Ahead};
  return {variable(L.Variable), Bound + Past - L.Ahead, First - L.Ahead};
}

std::optional<Counter> IndexRange::ofRound() {
  if (T.Shape->F != Form::Counted)
    return std::nullopt;
  Counter C = rangeOf(*T.Shape);
  bool IsKnown = C.Low.isValid() && C.High.isValid();
  return IsKnown ? std::optional(std::move(C)) : std::nullopt;
}

void IndexRange::addCounter(Counter C) {
  if (!C.Low.isValid() || !C.High.isValid())
    return;
  addPositive(C);
  Counters.push_back(std::move(C));
}

/// The loop runs, so there is something between its ends: `w` of 0 to w - 1 is
/// more than 0.
void IndexRange::addPositive(const Counter &C) {
  Polynomial Rounds = C.High - C.Low + 1;
  std::set<Place> Integers;
  Rounds.eachInteger([&](const Place &P) { Integers.insert(P); });
  if (Integers.size() != 1 || Rounds.constant() > 0)
    return;
  auto [Times, Rest] = Rounds.apart(*Integers.begin());
  if (Times.isValid() && Times.withoutConstant().isZero() &&
      Times.constant() > 0)
    Positive.insert(*Integers.begin());
}

bool IndexRange::spread(Polynomial &Low, Polynomial &High, bool OverRounds) {
  std::optional<Counter> Round;
  if (OverRounds && !(Round = ofRound()))
    return false;
  for (Counter C : Counters) {
    if (Round && (!replace(C.Low, Round->Integer, Round->Low, Round->High) ||
                  !replace(C.High, Round->Integer, Round->High, Round->Low)))
      return false;
    if (!replace(Low, C.Integer, C.Low, C.High) ||
        !replace(High, C.Integer, C.High, C.Low))
      return false;
  }
  return true;
}

/// `WithPlus` where the integer is added, else `WithMinus`.
bool IndexRange::replace(Polynomial &In, const Place &Integer,
                         const Polynomial &WithPlus,
                         const Polynomial &WithMinus) const {
  auto [Times, Rest] = In.apart(Integer);
  if (!Times.isValid() || Times.isZero())
    return Times.isValid();
  bool IsPlus = isAtLeast(Times, 0);
  if (!IsPlus && !isAtLeast(Polynomial() - Times, 0))
    return false;
  In = Times * (IsPlus ? WithPlus : WithMinus) + Rest;
  return In.isValid();
}

//--- What is known of them --------------------------------------------------//

bool IndexRange::isAtLeast(const Polynomial &P, int64_t Least) const {
  Polynomial Rest = P - Least;
  bool AreKnown = P.isValid();
  std::set<Place> Integers;
  P.eachInteger([&](const Place &Each) { Integers.insert(Each); });
  for (const Place &Each : Integers)
    if (Positive.count(Each))
      Rest = Rest.with(Each, Polynomial::of(Each) + 1);
    else if (auto Type = Types.find(Each); Type != Types.end())
      AreKnown &= isUnsigned(Type->second);
    else
      AreKnown = false;
  return AreKnown && Rest.isSumOfPositives();
}

bool IndexRange::isSteady(const Polynomial &P) const {
  bool All = true;
  P.eachInteger([&](const Place &Each) {
    auto Type = Types.find(Each);
    All &= Each == round() ||
           (Type != Types.end() && isSteadyNumber(T, Each, Type->second));
  });
  return All;
}

bool IndexRange::isUsedInAnyCase() const {
  for (RegionId R = Use.Region; R != T.Body; R = T.F.Regions[R].Parent)
    if (R == NoId || (T.F.Regions[R].K != Region::Kind::Loop &&
                      T.F.Regions[R].K != Region::Kind::LoopBody))
      return false;
  bool IsWritten = Use.Via == NoId || T.F.Calls[Use.Via].InSystemHeader;
  bool IsStepwise =
      (T.Shape->Step == 1 || T.Shape->Step == -1) && !T.Shape->stepsByPlace();
  return IsWritten && IsStepwise && !HasLongSteps &&
         none_of(T.F.Jumps,
                 [&](const Jump &J) { return T.F.isWithin(J.Region, T.Body); });
}

} // namespace poolwise
