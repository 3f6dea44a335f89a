#include "PatternMatch.h"
#include "OwnSinks.h"
#include "PlaceRelation.h"
#include "Totals.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Root = Place::Root;
using Form = Pattern::Form;

std::vector<Place> sinkContainers(const Trial &T, CallId Append) {
  const Call &C = T.F.Calls[Append];
  if (!C.Receiver || C.Receiver->K != Value::Kind::Place)
    return {};
  return T.Resolve(C.Receiver->P);
}

bool isWalked(const Trial &T, const Place &P) {
  auto IsPartOf = [&](const Place &Container) {
    size_t Length = Container.Path.size();
    if (P.Path.size() < Length)
      return false;
    Place Part = P;
    Part.Path.resize(Length);
    return Part == Container;
  };
  if (T.Shape->F == LoopShape::Form::Range ||
      T.Shape->F == LoopShape::Form::Iterator)
    return any_of(T.Over, IsPartOf) || any_of(T.ElementsOf, IsPartOf);
  return any_of(T.Header, [&](const MemoryUse &Use) {
    if (Use.P.Path.empty() || Use.P.Path.back().Name != BookkeepingField)
      return false;
    Place Container = Use.P;
    Container.Path.pop_back();
    return IsPartOf(Container);
  });
}

/// Is this what a library call does that appends to a container?
static bool isAppended(const Trial &T, const MemoryUse &Use) {
  const Model *Rule =
      Use.Via == NoId ? nullptr : T.Rules.modelFor(T.F.Calls[Use.Via]);
  return Rule && Rule->Appends != Model::AppendForm::None;
}

bool isPartOf(const Place &P, const Place &Whole) {
  return Whole.R == P.R && Whole.Id == P.Id && Whole.Name == P.Name &&
         Whole.Path.size() <= P.Path.size() &&
         std::equal(Whole.Path.begin(), Whole.Path.end(), P.Path.begin());
}

bool appendsToSame(const Trial &T, CallId First, CallId Id) {
  const Call &C = T.F.Calls[Id];
  const Model *Rule = T.Rules.modelFor(C);
  return Rule && Rule->Appends != Model::AppendForm::None && C.Receiver &&
         T.F.isWithin(C.Region, T.Body) &&
         C.Receiver->P == T.F.Calls[First].Receiver->P;
}

/// Nothing may walk it on when something was appended.
static bool invalidatesIterators(StringRef Type) {
  return Type.starts_with("std::vector<") || Type.starts_with("std::deque<") ||
         Type.starts_with("std::basic_string<");
}

bool cannotBeWalked(const Trial &T, const MemoryUse &Append, const Place &P) {
  if (!isSinkUse(T, T.Found, Append) || !isAppended(T, Append) ||
      !isWalked(T, P))
    return false;
  // What is appended only now and then may well be walked by number: that is
  // how a list of work is done to which work adds some.
  if (T.Found.F == Form::Append)
    return true;
  return T.Shape->F != LoopShape::Form::Counted &&
         T.Shape->F != LoopShape::Form::CountedWhile &&
         all_of(sinkContainers(T, Append.Via), [&](const Place &Container) {
           return invalidatesIterators(typeOfPlace(T, Container));
         });
}

//--- Other names of what is appended to
//--------------------------------------//

/// Is the object on its way to the place neither a container of that type, nor
/// one that may hold such a container?
static bool isApartFrom(const Trial &T, const Place &P, StringRef Container) {
  if (P.isUnknown() || anchorLength(P) > 0)
    return false;
  for (Place Part = P;; Part.Path.pop_back()) {
    bool IsBookkeeping =
        !Part.Path.empty() && Part.Path.back().Name == BookkeepingField;
    std::string Type = typeOfPlace(T, Part);
    if (Type.empty() ? !IsBookkeeping : T.Types.mayHold(Type, Container))
      return false;
    if (Part.Path.empty())
      return true;
  }
}

bool leavesAlone(const Trial &T, const MemoryUse &Append,
                 const MemoryUse &Other) {
  // What is joined while others still read has to be seen as it changes.
  bool IsJoinedLater = T.Found.F == Form::Append || T.Found.F == Form::Collect;
  if (!IsJoinedLater || Other.Write || !isSinkUse(T, T.Found, Append) ||
      !isAppended(T, Append))
    return false;
  std::vector<Place> Containers = sinkContainers(T, Append.Via);
  return !Containers.empty() && all_of(Containers, [&](const Place &At) {
    std::string Type = typeOfPlace(T, At);
    return StringRef(Type).starts_with("std::vector<") &&
           isApartFrom(T, Other.P, Type);
  });
}

static bool hasOwnOrUnknownIndex(const Place &P) {
  return any_of(P.Path, [](const Step &S) {
    return S.K == Step::Kind::Index &&
           !(S.Index.Known && S.Index.Variable == NoId);
  });
}

bool isFixedOutside(const Trial &T, const Place &P) {
  return !P.isUnknown() && P.R != Root::Constant && !T.isPrivate(P, 0) &&
         !hasOwnOrUnknownIndex(P);
}

bool isInOperand(const Trial &T, const MemoryUse &Use) {
  const Range &Operand = T.F.Updates[Use.Update].OperandText;
  if (Use.Via != NoId)
    return !T.F.Calls[Use.Via].Text.isValid() ||
           Operand.contains(T.F.Calls[Use.Via].Text);
  return Use.Path && !Use.Write && Operand.isValid() &&
         Operand.File == Use.Path->Where.File &&
         Operand.Begin <= Use.Path->Where.Offset &&
         Use.Path->Where.Offset < Operand.End;
}

bool isSinkUse(const Trial &T, const Pattern &Found, const MemoryUse &Use) {
  if (Found.F == Form::Split)
    return !T.isAhead(Use);
  if (Found.F == Form::Total && Found.Sink == NoId)
    return any_of(roundSinks(T.F, T.Loop, Found.Count),
                  [&](const RoundSink &S) { return isUseOf(T, S, Use); });
  if (Found.F == Form::Append) {
    if (Use.Via != Found.Sink)
      return false;
    // Putting the element in place (a copy, a move, making room) is the
    // container's own doing, whatever part of it that writes.
    return any_of(sinkContainers(T, Found.Sink), [&](const Place &Container) {
      return isPartOf(Use.P, Container);
    });
  }
  if (Found.F == Form::Collect)
    return Use.Via != NoId && appendsToSame(T, Found.Sink, Use.Via) &&
           isPartOf(Use.P, T.F.Calls[Found.Sink].Receiver->P);
  bool IsOfUpdate = Found.F == Form::Reduce  ? Use.Update == Found.Sink
                    : Found.F == Form::Total ? Use.Update != NoId
                                             : false;
  return IsOfUpdate && !isInOperand(T, Use) &&
         is_contained(T.Resolve(T.F.Updates[Found.Sink].Target), Use.P);
}

bool isTouched(const Trial &T, const Pattern &Found, const Place &Sink) {
  MemoryUse Whole;
  Whole.P = Sink;
  return any_of(T.Tasks[0].Does.Memory, [&](const MemoryUse &Use) {
    if (isSinkUse(T, Found, Use))
      return false;
    Overlap How = overlap(T, Whole, 0, Use, 0);
    return How == Overlap::Same || How == Overlap::SomeElement ||
           How == Overlap::OtherElement;
  });
}

static bool hasContinue(const Trial &T) {
  return any_of(T.F.Jumps, [&](const Jump &J) {
    return J.K == Jump::Kind::Continue && T.F.isWithin(J.Region, T.Body) &&
           (J.Target == T.Loop || J.Target == T.Body);
  });
}

static bool isAppend(const Trial &T, const BodyStatement &S) {
  if (S.K != BodyStatement::Kind::Call || S.CallIndex == NoId || hasContinue(T))
    return false;
  const Model *Rule = T.Rules.modelFor(T.F.Calls[S.CallIndex]);
  if (!Rule || Rule->Appends == Model::AppendForm::None)
    return false;
  std::vector<Place> Containers = sinkContainers(T, S.CallIndex);
  if (Containers.size() != 1 || !isFixedOutside(T, Containers[0]))
    return false;
  Pattern Append;
  Append.F = Form::Append;
  Append.Sink = S.CallIndex;
  return !isTouched(T, Append, Containers[0]);
}

static bool isReduction(const Trial &T, uint32_t Index) {
  // Their operands are not evaluated in every round.
  if (T.F.Updates[Index].O == Update::Op::AndThen ||
      T.F.Updates[Index].O == Update::Op::OrElse ||
      isOfElement(T.F.Updates[Index]))
    return false;
  std::vector<Place> Targets = T.Resolve(T.F.Updates[Index].Target);
  if (Targets.size() != 1 || !isFixedOutside(T, Targets[0]) || hasContinue(T))
    return false;
  Pattern Reduce;
  Reduce.F = Form::Reduce;
  Reduce.Sink = Index;
  return !isTouched(T, Reduce, Targets[0]);
}

//--- Any number of results in a round ---------------------------------------//

/// All updates of one variable of the function, anywhere in the body.
static std::optional<Pattern> matchTotal(const Trial &T) {
  for (uint32_t Id = 0; Id < T.F.Updates.size(); ++Id) {
    const Update &First = T.F.Updates[Id];
    // Members of an object: see OwnSinks.h.
    bool IsMember =
        First.Target.R == Root::Variable && !First.Target.Path.empty();
    if (!T.F.isWithin(First.Region, T.Body) || IsMember)
      continue;
    std::vector<Place> Targets = T.Resolve(First.Target);
    if (Targets.size() != 1 || !isFixedOutside(T, Targets[0]))
      continue;
    std::vector<const Update *> All;
    bool HasOneName = true;
    for (const Update &U : T.F.Updates)
      if (T.F.isWithin(U.Region, T.Body) && !isOfElement(U) &&
          is_contained(T.Resolve(U.Target), Targets[0])) {
        All.push_back(&U);
        HasOneName &= U.Target == First.Target;
      }
    Pattern Total;
    Total.F = Form::Total;
    Total.Sink = Id;
    if (HasOneName && mayBeTotal(T, All) && !isTouched(T, Total, Targets[0]))
      return Total;
  }
  return std::nullopt;
}

/// A std::vector that is a variable, or a member of this object.
static bool isNamedVector(const Trial &T, const Value &V) {
  const Place &P = V.P;
  bool IsMember = P.R == Root::This && P.Path.size() == 1 &&
                  P.Path[0].K == Step::Kind::Field;
  if (V.K != Value::Kind::Place ||
      !(IsMember || (P.R == Root::Variable && P.Path.empty())))
    return false;
  return StringRef(IsMember ? V.Type : T.F.Variables[P.Id].Type)
      .starts_with("std::vector<");
}

/// All that is appended to one vector of the function or of its object,
/// anywhere in the body.
static std::optional<Pattern> matchCollect(const Trial &T) {
  for (CallId Id = 0; Id < T.F.Calls.size(); ++Id) {
    const Call &C = T.F.Calls[Id];
    if (!C.Receiver || !isNamedVector(T, *C.Receiver) ||
        !appendsToSame(T, Id, Id))
      continue;
    std::vector<Place> Containers = sinkContainers(T, Id);
    Pattern Collect;
    Collect.F = Form::Collect;
    Collect.Sink = Id;
    if (Containers.size() == 1 && Containers[0] == C.Receiver->P &&
        isFixedOutside(T, Containers[0]) &&
        !isTouched(T, Collect, Containers[0]))
      return Collect;
  }
  return std::nullopt;
}

static bool writesOwnElements(const Trial &T) {
  return any_of(T.Tasks[0].Does.Memory, [&](const MemoryUse &Use) {
    if (!Use.Write)
      return false;
    for (size_t I = 0; I < Use.P.Path.size(); ++I)
      if (T.isOwnIndex(Use.P, I))
        return true;
    return false;
  });
}

Pattern matchPattern(const Trial &T) {
  Pattern Found;
  if (T.C.S == Candidate::Site::Calls) {
    Found.F = Form::Invoke;
    Found.Count = T.Tasks.size();
    return Found;
  }
  if (T.C.S == Candidate::Site::Algorithm) {
    Found.F = Form::Algorithm;
    return Found;
  }
  if (!T.isLoop() || T.Tasks.empty())
    return Found;
  std::vector<BodyStatement> Statements = T.C.Statements;
  // The counter's increment ends the body of a counted while.
  const Range &Increment = T.Shape->IncrementText;
  if (T.Shape->stepsInBody())
    erase_if(Statements, [&](const BodyStatement &S) {
      return S.Text.isValid() && S.Text.contains(Increment) &&
             Increment.contains(S.Text);
    });
  for (const BodyStatement &S : Statements)
    if (isAppend(T, S)) {
      Found.F = Form::Append;
      Found.Sink = S.CallIndex;
      return Found;
    }
  for (const BodyStatement &S : Statements)
    if (S.K == BodyStatement::Kind::Update && S.UpdateIndex != NoId &&
        isReduction(T, S.UpdateIndex)) {
      Found.F = Form::Reduce;
      Found.Sink = S.UpdateIndex;
      return Found;
    }
  if (std::optional<Pattern> Total = matchTotal(T))
    return *Total;
  if (std::optional<Pattern> Collect = matchCollect(T))
    return *Collect;
  bool Counted = T.Shape->F == LoopShape::Form::Counted ||
                 T.Shape->F == LoopShape::Form::CountedWhile;
  if (Counted && writesOwnElements(T))
    Found.F = Form::Fill;
  return Found;
}

} // namespace poolwise
