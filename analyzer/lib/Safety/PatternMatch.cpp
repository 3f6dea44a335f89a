#include "PatternMatch.h"
#include "PlaceRelation.h"
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

static bool hasOwnOrUnknownIndex(const Place &P) {
  return any_of(P.Path, [](const Step &S) {
    return S.K == Step::Kind::Index &&
           !(S.Index.Known && S.Index.Variable == NoId);
  });
}

/// A container or variable that is one object for all rounds.
static bool isFixedOutside(const Trial &T, const Place &P) {
  return !P.isUnknown() && P.R != Root::Constant && !T.isPrivate(P, 0) &&
         !hasOwnOrUnknownIndex(P);
}

/// `t += f(t)`: what the operand of an update does is not the update's own.
static bool isInOperand(const Trial &T, const MemoryUse &Use) {
  const Range &Operand = T.F.Updates[Use.Update].OperandText;
  if (Use.Via != NoId)
    return !T.F.Calls[Use.Via].Text.isValid() ||
           Operand.contains(T.F.Calls[Use.Via].Text);
  return Use.Path && !Use.Write && Operand.isValid() &&
         Operand.File == Use.Path->Where.File &&
         Operand.Begin <= Use.Path->Where.Offset &&
         Use.Path->Where.Offset < Operand.End;
}

bool isAppended(const Trial &T, const MemoryUse &Use) {
  const Model *Rule =
      Use.Via == NoId ? nullptr : T.Rules.modelFor(T.F.Calls[Use.Via]);
  return Rule && Rule->Appends != Model::AppendForm::None;
}

bool isSinkUse(const Trial &T, const Pattern &Found, const MemoryUse &Use) {
  if (Found.F == Form::Split)
    return !T.isAhead(Use);
  if (Found.F == Form::Append) {
    if (Use.Via != Found.Sink)
      return false;
    // Putting the element in place (a copy, a move, making room) is the
    // container's own doing, whatever part of it that writes.
    return any_of(sinkContainers(T, Found.Sink), [&](const Place &Container) {
      return Container.R == Use.P.R && Container.Id == Use.P.Id &&
             Container.Name == Use.P.Name &&
             Container.Path.size() <= Use.P.Path.size() &&
             std::equal(Container.Path.begin(), Container.Path.end(),
                        Use.P.Path.begin());
    });
  }
  if (Found.F != Form::Reduce || Use.Update != Found.Sink ||
      isInOperand(T, Use))
    return false;
  return is_contained(T.Resolve(T.F.Updates[Found.Sink].Target), Use.P);
}

/// Does the round touch the sink's object besides?
static bool isTouched(const Trial &T, const Pattern &Found, const Place &Sink) {
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
  std::vector<Place> Targets = T.Resolve(T.F.Updates[Index].Target);
  if (Targets.size() != 1 || !isFixedOutside(T, Targets[0]) || hasContinue(T))
    return false;
  Pattern Reduce;
  Reduce.F = Form::Reduce;
  Reduce.Sink = Index;
  return !isTouched(T, Reduce, Targets[0]);
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
  if (T.Shape->F == LoopShape::Form::CountedWhile && Increment.isValid())
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
  bool Counted = T.Shape->F == LoopShape::Form::Counted ||
                 T.Shape->F == LoopShape::Form::CountedWhile;
  if (Counted && writesOwnElements(T))
    Found.F = Form::Fill;
  return Found;
}

} // namespace poolwise
