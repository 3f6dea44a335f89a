//===- OwnRow.cpp ---------------------------------------------------------===//

#include "OwnRow.h"
#include "SameNumber.h"
#include "SteadyNumber.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdlib>
#include <set>
#include <utility>

using namespace llvm;
namespace poolwise {

using Form = LoopShape::Form;

namespace {
constexpr unsigned MaxDepth = 8;

Place variable(VariableId Id) { return {Place::Root::Variable, Id, {}, {}}; }

bool isUnsigned(StringRef Type) { return Type.starts_with("unsigned"); }

/// From one integer to another, both included.
struct Counter {
  Place Integer;
  Polynomial Low, High;
};

class RowProof {
public:
  RowProof(const Trial &T, const MemoryUse &Use) : T(T), Use(Use) {}

  /// `Choice` says which of the two a bound is taken for that is the smaller
  /// (or larger) of two.
  std::optional<OwnRow> rowAt(const Subscript &At, unsigned Choice) {
    this->Choice = Choice;
    if (T.RoundVariables.size() != 1)
      return std::nullopt;
    findCounters();
    Polynomial Low = valueOf(At, MaxDepth), High = Low;
    if (!Low.isValid() || (MayWrap && !isUsedInAnyCase()) ||
        !spread(Low, High) || !isSteady(Low) || !isSteady(High))
      return std::nullopt;
    Place Round = variable(T.RoundVariables.front());
    // Counted in steps, from wherever the first one is.
    Polynomial Step = stepOfRounds();
    for (Polynomial *Each : {&Low, &High})
      *Each = Each->with(Round, Polynomial::of(Round) * Step);
    if (!Low.isValid() || !High.isValid())
      return std::nullopt;
    auto [Stride, RestLow] = Low.apart(Round);
    auto [StrideHigh, RestHigh] = High.apart(Round);
    // `last - i`: rows in the other direction.
    bool IsMirrored = !isAtLeast(Stride, 1);
    if (IsMirrored) {
      Stride = Polynomial() - Stride;
      StrideHigh = Polynomial() - StrideHigh;
    }
    if (!(Stride == StrideHigh) || !isAtLeast(Stride, 1))
      return std::nullopt;
    for (const Polynomial &Start :
         {Polynomial(), RestLow.withoutConstant(), RestLow})
      for (int Offset : {0, 1, -1}) {
        Polynomial Begin = Start + Stride * Polynomial(Offset);
        if (isAtLeast(RestLow - Begin, 0) &&
            isAtLeast(Begin + Stride - RestHigh, 1))
          return OwnRow{Stride, Start, Offset, IsMirrored};
      }
    return std::nullopt;
  }

  unsigned choicesAsked() const { return Asked; }

private:
  //--- What integers are made of ------------------------------------------//

  Polynomial valueOf(const Subscript &I, unsigned Depth) {
    Polynomial Sum(I.Offset);
    if ((!I.Known && I.Computed == NoId) || Depth == 0)
      return invalid();
    if (I.Variable != NoId)
      Sum = Sum + valueOf(I.Variable, Depth);
    if (I.Computed == NoId)
      return Sum;
    const Computation &C = T.computation(I.Computed);
    if (C.O == Computation::Op::Min || C.O == Computation::Op::Max)
      return invalid();
    Polynomial Left = valueOf(C.Left, Depth - 1);
    Polynomial Right = valueOf(C.Right, Depth - 1);
    MayWrap |= C.MayWrap;
    return Sum + (C.O == Computation::Op::Times  ? Left * Right
                  : C.O == Computation::Op::Plus ? Left + Right
                                                 : Left - Right);
  }

  Polynomial valueOf(const Value &V, unsigned Depth) {
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
    Types.try_emplace(V.P, V.Type);
    return Polynomial::of(V.P);
  }

  Polynomial valueOf(VariableId Id, unsigned Depth) {
    const Variable &V = T.F.Variables[Id];
    if (T.F.isWithin(V.Region, T.Body) && isSetOnce(Id) &&
        (V.First.Known || V.First.Computed != NoId))
      return valueOf(V.First, Depth - 1);
    if (auto Same = sameNumber(T, variable(Id), V.Type); Same && Depth > 0)
      return valueOf(*Same, Depth - 1);
    Types.try_emplace(variable(Id), V.Type);
    return Polynomial::of(variable(Id));
  }

  /// Of a bound that is the smaller of two (`Which` is Min), or the larger:
  /// either of them is a bound, too.
  Polynomial limitOf(const Value &V, Computation::Op Which) {
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

  Polynomial stepOfRounds() {
    if (!T.Shape->stepsByPlace())
      return std::abs(T.Shape->Step);
    Polynomial Step = valueOf(T.Shape->StepBy, MaxDepth);
    Step.eachInteger([&](const Place &Each) { Positive.insert(Each); });
    return Step;
  }

  static Polynomial invalid() {
    return Polynomial(std::numeric_limits<int64_t>::max());
  }

  bool isWrittenIn(VariableId Id, RegionId R) const {
    return T.F.Variables[Id].AddressTaken ||
           any_of(T.F.Accesses, [&](const Access &A) {
             return A.K == Access::Kind::Write && A.P == variable(Id) &&
                    T.F.isWithin(A.Region, R);
           });
  }
  /// A local integer that keeps what its declaration gave it.
  bool isSetOnce(VariableId Id) const {
    return T.F.Variables[Id].K == Variable::Kind::Local && !isWrittenIn(Id, 0);
  }

  //--- Loops inside of the round ------------------------------------------//

  /// Of the loops around the use, innermost first.
  void findCounters() {
    for (RegionId R = Use.Region; R != NoId && R != T.Body;
         R = T.F.Regions[R].Parent) {
      RegionId Loop = T.F.Regions[R].Parent;
      if (T.F.Regions[R].K != Region::Kind::LoopBody || Loop == NoId ||
          !T.F.Regions[Loop].Loop)
        continue;
      const LoopShape &L = *T.F.Regions[Loop].Loop;
      if (L.F == Form::Counted && L.Step != 0 && L.Variable != NoId &&
          !isWrittenIn(L.Variable, R))
        addCounter(L);
    }
    if (T.Shape->F == Form::Counted)
      addPositive(rangeOf(*T.Shape));
  }

  Counter rangeOf(const LoopShape &L) {
    bool WrapsElsewhere = std::exchange(MayWrap, false);
    auto [AtFirst, AtBound] =
        L.Step > 0 ? std::pair(Computation::Op::Max, Computation::Op::Min)
                   : std::pair(Computation::Op::Min, Computation::Op::Max);
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
    return {variable(L.Variable), Bound + Past, First};
  }

  void addCounter(const LoopShape &L) {
    Counter C = rangeOf(L);
    HasLongSteps |= (L.Step != 1 && L.Step != -1) || L.stepsByPlace();
    if (!C.Low.isValid() || !C.High.isValid())
      return;
    addPositive(C);
    Counters.push_back(std::move(C));
  }

  /// The loop runs, so there is something between its ends: `w` of 0 to w - 1
  /// is more than 0.
  void addPositive(const Counter &C) {
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

  /// Counters at the ends that make the index smallest and largest.
  bool spread(Polynomial &Low, Polynomial &High) const {
    for (const Counter &C : Counters)
      if (!replace(Low, C.Integer, C.Low, C.High) ||
          !replace(High, C.Integer, C.High, C.Low))
        return false;
    return true;
  }
  /// `WithPlus` where the integer is added, else `WithMinus`.
  bool replace(Polynomial &In, const Place &Integer, const Polynomial &WithPlus,
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

  //--- What is known of them ----------------------------------------------//

  bool isAtLeast(const Polynomial &P, int64_t Least) const {
    Polynomial Rest = P - Least;
    bool AreKnown = P.isValid();
    std::set<Place> Integers;
    P.eachInteger([&](const Place &Each) { Integers.insert(Each); });
    for (const Place &Each : Integers)
      if (Positive.count(Each))
        Rest = Rest.with(Each, Polynomial::of(Each) + 1);
      else
        AreKnown &= isUnsigned(Types.at(Each));
    return AreKnown && Rest.isSumOfPositives();
  }

  bool isSteady(const Polynomial &P) const {
    bool All = true;
    P.eachInteger([&](const Place &Each) {
      All &= Each == variable(T.RoundVariables.front()) ||
             isSteadyNumber(T, Each, Types.at(Each));
    });
    return All;
  }

  /// In every round, and in every one of the loops inside.
  bool isUsedInAnyCase() const {
    for (RegionId R = Use.Region; R != T.Body; R = T.F.Regions[R].Parent)
      if (R == NoId || (T.F.Regions[R].K != Region::Kind::Loop &&
                        T.F.Regions[R].K != Region::Kind::LoopBody))
        return false;
    bool IsWritten = Use.Via == NoId || T.F.Calls[Use.Via].InSystemHeader;
    bool IsStepwise =
        (T.Shape->Step == 1 || T.Shape->Step == -1) && !T.Shape->stepsByPlace();
    return IsWritten && IsStepwise && !HasLongSteps &&
           none_of(T.F.Jumps, [&](const Jump &J) {
             return T.F.isWithin(J.Region, T.Body);
           });
  }

  const Trial &T;
  const MemoryUse &Use;
  std::vector<Counter> Counters;
  std::set<Place> Positive;
  std::map<Place, std::string> Types;
  bool MayWrap = false, HasLongSteps = false;
  unsigned Choice = 0, Asked = 0;
};

/// More bounds that are the smaller of two are not worth the questions.
constexpr unsigned MaxAsked = 2;
} // namespace

std::optional<OwnRow> ownRow(const Trial &T, const MemoryUse &Use,
                             size_t StepIndex) {
  bool Counts = T.Shape && (T.Shape->F == Form::Counted ||
                            T.Shape->F == Form::CountedWhile);
  const Step &S = Use.P.Path[StepIndex];
  if (!Counts || S.K != Step::Kind::Index || T.Tasks.size() != 1)
    return std::nullopt;
  unsigned Choices = 1;
  for (unsigned Choice = 0; Choice < Choices; ++Choice) {
    RowProof Proof(T, Use);
    if (auto Row = Proof.rowAt(S.Index, Choice))
      return Row;
    Choices = 1u << std::min(Proof.choicesAsked(), MaxAsked);
  }
  return std::nullopt;
}

} // namespace poolwise
