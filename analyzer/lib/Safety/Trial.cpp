#include "Trial.h"
#include "ConflictSort.h"
#include "PatternMatch.h"
#include "PlaceRelation.h"
#include "SetAnew.h"
#include "SteadyNumber.h"
#include "TypeRelation.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <tuple>

using namespace llvm;
namespace poolwise {

using Root = Place::Root;
using Form = LoopShape::Form;

/// With that many the answer is clear, and each costs more questions.
constexpr size_t MaxConflicts = 4000;

bool Trial::isInside(RegionId R, unsigned TaskIndex) const {
  for (unsigned I = 0; I < Tasks.size(); ++I)
    if ((TaskIndex == NoId || TaskIndex == I) && Tasks[I].Region != NoId &&
        F.isWithin(R, Tasks[I].Region))
      return true;
  return false;
}

/// The round's counter is part of the loop, not of the body, also where the
/// source writes it there.
static bool isIncrement(const Trial &T, const MemoryUse &Use) {
  return T.Shape && T.Shape->stepsInBody() && Use.Path &&
         T.Shape->IncrementText.holds(Use.Path->Where);
}

bool Trial::isPrivate(const Place &Of, unsigned TaskIndex) const {
  // What a library opened for the task: a descriptor, a FILE.
  bool IsHandle = Of.R == Root::Fresh && !Of.Name.empty();
  if (anchorLength(Of) > (IsHandle ? 1 : 0))
    return false;
  if (Of.R == Root::Constant)
    return true;
  if (Of.R == Root::Fresh)
    return Of.Id != NoId && isInside(F.Calls[Of.Id].Region, TaskIndex);
  if (Of.R != Root::Variable)
    return false;
  if (is_contained(SetAnew, Of.Id))
    return true;
  RegionId Declared = F.Variables[Of.Id].Region;
  if (F.Variables[Of.Id].K != Variable::Kind::Local ||
      F.Variables[Of.Id].IsThreadLocal || !isInside(Declared, TaskIndex))
    return false;
  // What a statement of a run declares is there for the statements after it.
  return isLoop() || Declared != Tasks[TaskIndex].Region;
}

/// `for (int i : std::views::iota(0, n))`: numbers, each once, in their own
/// type.
static bool countsByRange(const Trial &T) {
  if (T.Shape->F != Form::Range || T.Shape->Variable == NoId)
    return false;
  StringRef Over = T.Shape->Over.Type;
  std::vector<StringRef> Arguments = templateArguments(Over);
  return Over.starts_with("std::ranges::iota_view<") && !Arguments.empty() &&
         Arguments.front() == T.F.Variables[T.Shape->Variable].Type;
}

bool Trial::isOwnIndex(const Place &Of, size_t StepIndex) const {
  const Step &S = Of.Path[StepIndex];
  if (S.K != Step::Kind::Index || !S.Index.Known ||
      !is_contained(RoundVariables, S.Index.Variable))
    return false;
  if (!Shape || Shape->F == Form::Counted || Shape->F == Form::CountedWhile)
    return true;
  if (countsByRange(*this))
    return true;
  // `for (int x : v) v[x] = 0`: taken by value, the variable as a subscript may
  // also be a mere number. Reading the element needs no claim.
  if (Shape->F == Form::Range && !Shape->ByReference)
    return false;
  Place Container = Of;
  Container.Path.resize(StepIndex);
  return is_contained(ElementsOf, Container);
}

/// `i += block`: the same in all rounds, and more than 0. If it were not, the
/// counter would overflow, unless a round throws something before.
static bool isStepSteady(const Trial &T) {
  const Value &By = T.Shape->StepBy;
  bool IsSteady = isSteadyNumber(T, By.P, By.Type);
  T.Steady.clear(); // not all was known yet
  return IsSteady && (StringRef(By.Type).starts_with("unsigned") ||
                      !T.Tasks[0].Does.Throws);
}

/// Which variables name the round for certain: the header steps them evenly and
/// the body leaves them alone.
static std::vector<VariableId> roundVariables(const Trial &T) {
  std::vector<VariableId> Variables;
  if (T.C.S == Candidate::Site::Algorithm)
    return {OwnElement};
  if (!T.Shape || T.Shape->F == Form::Other)
    return Variables;
  if (T.Shape->Variable != NoId)
    Variables.push_back(T.Shape->Variable);
  append_range(Variables, T.Shape->Bindings);
  if (T.Shape->F == Form::Range && !countsByRange(T))
    return Variables;
  if (T.Shape->Step == 0 || (T.Shape->stepsByPlace() && !isStepSteady(T)))
    return {};
  for (const MemoryUse &Use : T.Tasks[0].Does.Memory)
    if (Use.Write && Use.P.R == Root::Variable && Use.P.Path.empty() &&
        is_contained(Variables, Use.P.Id) && !isIncrement(T, Use))
      return {};
  return Variables;
}

/// Uses of the counter in a body are uses of the round's own number.
static bool isOwnCounter(const Trial &T, const MemoryUse &Use) {
  return T.Shape && Use.P.R == Root::Variable && Use.P.Path.empty() &&
         is_contained(T.RoundVariables, Use.P.Id) &&
         (!Use.Write || isIncrement(T, Use));
}

/// What other tasks may see. A long body calls the same functions over and
/// over: of equal uses through calls further inside, one stands for all.
static std::vector<SharedUse> sharedUses(const Trial &T, unsigned Task) {
  using Key = std::tuple<Place, StringRef, bool, bool, bool>;
  std::set<Key> Seen;
  std::vector<SharedUse> Uses;
  for (const MemoryUse &Use : T.Tasks[Task].Does.Memory) {
    if (isOwnCounter(T, Use))
      continue;
    std::optional<SharedUse> Shared = sharedUse(T, Use, Task);
    if (!Shared)
      continue;
    // Where a product of variables is looked at decides what it may be.
    bool IsSpecial =
        Use.Region == T.Body || Use.Update != NoId ||
        any_of(Use.P.Path,
               [](const Step &S) { return S.Index.Computed != NoId; }) ||
        isSinkUse(T, T.Found, Use);
    if (IsSpecial ||
        Seen.insert({Use.P, Use.Type, Use.Write, Use.Atomic, T.isAhead(Use)})
            .second)
      Uses.push_back(*Shared);
  }
  return Uses;
}

/// Task `A` writes, task `B` uses.
static void addConflicts(Trial &T, ArrayRef<SharedUse> UsesOfA,
                         ArrayRef<SharedUse> UsesOfB) {
  for (const SharedUse &Write : UsesOfA) {
    if (!Write.Use->Write)
      continue;
    bool ToSink = isSinkUse(T, T.Found, *Write.Use);
    for (const SharedUse &Other : UsesOfB) {
      if (ToSink && isSinkUse(T, T.Found, *Other.Use))
        continue;
      // Each pair of writes once.
      if (Other.Use->Write && Other.Task < Write.Task)
        continue;
      Overlap How = overlap(T, Write, Other);
      if (How == Overlap::Never)
        continue;
      if (How == Overlap::Alias && T.isLoop() &&
          (cannotBeWalked(T, *Write.Use, Other.Use->P) ||
           leavesAlone(T, *Write.Use, *Other.Use)))
        continue;
      if (T.Conflicts.size() == MaxConflicts)
        return;
      T.Conflicts.push_back(
          {Write.Use, Other.Use, Write.Task, Other.Task, How, {}});
    }
  }
}

bool Trial::isAhead(const Location &Where) const {
  if (Found.F != Pattern::Form::Split)
    return true;
  if (Found.Sink != NoId && F.Calls[Found.Sink].Text.holds(Where))
    return true;
  for (uint32_t I = 0; I < Found.First; ++I)
    if (C.Statements[I].Text.holds(Where))
      return true;
  // What stands in no statement (a copy of the element) runs in both.
  return none_of(C.Statements,
                 [&](const BodyStatement &S) { return S.Text.holds(Where); });
}

void findConflicts(Trial &T) {
  T.Conflicts.clear();
  std::vector<std::vector<SharedUse>> Uses;
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    Uses.push_back(sharedUses(T, I));
  bool AreRounds = T.C.S != Candidate::Site::Calls;
  for (unsigned A = 0; A < T.Tasks.size(); ++A)
    for (unsigned B = 0; B < T.Tasks.size(); ++B)
      if ((A == B) == AreRounds)
        addConflicts(T, Uses[A], Uses[B]);
}

void completeTrial(Trial &T) {
  T.RoundVariables = roundVariables(T);
  T.SetAnew = variablesSetAnew(T);
  T.Found = matchPattern(T);
  T.Found.SetAnew = T.SetAnew;
  findConflicts(T);
  sortConflicts(T);
}

static RegionId bodyOf(const FunctionSummary &F, RegionId Loop) {
  for (RegionId R = Loop + 1; R < F.Regions.size(); ++R)
    if (F.Regions[R].Parent == Loop && F.Regions[R].K == Region::Kind::LoopBody)
      return R;
  return NoId;
}

/// `c.begin()`, with the receiver.
static std::optional<Place> beginOf(const Trial &T, const Value &V) {
  if (V.K != Value::Kind::Place || V.P.R != Root::Result || !V.P.Path.empty())
    return std::nullopt;
  const Call &C = T.F.Calls[V.P.Id];
  StringRef Name = StringRef(C.Name).rsplit("::").second;
  if ((Name != "begin" && Name != "cbegin") || !C.Receiver)
    return std::nullopt;
  return C.Receiver->P;
}

/// The container behind an iterator into it; the container itself otherwise.
static Place containerOf(Place P) {
  if (!P.Path.empty() && P.Path.back().K == Step::Kind::Address)
    P.Path.pop_back();
  if (!P.Path.empty() && P.Path.back().K == Step::Kind::Index)
    P.Path.pop_back();
  return P;
}

/// A transform stores each result at the place of its element in the output,
/// which may be the input itself if both start together.
static void addOutput(Trial &T, const Call &Algorithm, const Model &Rule) {
  const AlgorithmModel &Shape = *Rule.Algorithm;
  if (Shape.Out < 0 || size_t(Shape.Out) >= Algorithm.Arguments.size())
    return;
  const Value &Out = Algorithm.Arguments[Shape.Out].V;
  const Value &First = Algorithm.Arguments[Shape.First].V;
  std::optional<Place> OutBegin = beginOf(T, Out);
  bool Together = OutBegin && (OutBegin == beginOf(T, First) ||
                               (Shape.Last < 0 && *OutBegin == First.P));
  auto Hop = std::make_shared<Witness>();
  Hop->Where = Algorithm.Where;
  Hop->What = Algorithm.Name;
  Hop->Rule = &Rule;
  for (const Place &P : T.Resolve(Out.P)) {
    MemoryUse Use;
    Use.P = containerOf(P);
    Use.Write = true;
    Use.Region = Algorithm.Region;
    Use.Path = Hop;
    std::string Container = typeOfPlace(T, Use.P);
    auto Arguments = templateArguments(Container);
    if (!Arguments.empty())
      Use.Type = Arguments.front().str();
    bool InPlace = any_of(T.Resolve(First.P), [&](const Place &Input) {
      return containerOf(Input) == Use.P;
    });
    if (!Use.P.isUnknown())
      Use.P.Path.push_back({Step::Kind::Index,
                            {},
                            InPlace && !Together
                                ? Subscript{}
                                : Subscript{true, OwnElement, 0}});
    T.Tasks[0].Does.Memory.push_back(std::move(Use));
  }
}

Trial makeTrial(const Behaviors &B, FunctionId Id, const Candidate &C) {
  const FunctionSummary &F = B.program().Functions[Id];
  Trial T(B.program(), B.rules(), Id, C,
          [&B, Id](const Place &P) { return B.resolve(Id, P); });
  T.All = &B;
  T.OfFunction = B.ofFunction(Id).Memory;
  switch (C.S) {
  case Candidate::Site::Loop: {
    T.Loop = C.Region;
    T.Body = bodyOf(F, C.Region);
    if (!F.Regions[C.Region].Loop || T.Body == NoId)
      break;
    T.Shape = &*F.Regions[C.Region].Loop;
    T.Tasks.push_back({T.Body, B.ofRegion(Id, T.Body), std::nullopt});
    T.PartOf = [&B, Id, Body = T.Body](ArrayRef<Range> Parts) {
      return B.ofText(Id, Body, Parts);
    };
    T.Header = B.ofHeader(Id, T.Loop).Memory;
    if (T.Shape->Over.K == Value::Kind::Place)
      T.Over = B.resolve(Id, T.Shape->Over.P);
    for (Place &Element : B.resolve(Id, Place{Root::Element, T.Loop, {}, {}}))
      if (!Element.Path.empty() && Element.Path.back().K == Step::Kind::Index) {
        Element.Path.pop_back();
        T.ElementsOf.push_back(std::move(Element));
      }
    break;
  }
  case Candidate::Site::Calls:
    for (const BodyStatement &S : C.Statements)
      if (S.Region != NoId)
        T.Tasks.push_back({S.Region, B.ofRegion(Id, S.Region), std::nullopt});
    break;
  case Candidate::Site::Algorithm: {
    const Call &Algorithm = F.Calls[C.AlgorithmCall];
    const Model *Rule = B.rules().modelFor(Algorithm);
    if (!Rule || !Rule->Algorithm)
      break;
    T.Tasks.push_back({NoId,
                       B.ofCallable(Id, C.AlgorithmCall, Rule->Algorithm->Work),
                       std::nullopt});
    addOutput(T, Algorithm, *Rule);
    break;
  }
  default:
    break;
  }
  completeTrial(T);
  return T;
}

} // namespace poolwise
