//===- Frame.cpp ----------------------------------------------------------===//

#include "Frame.h"
#include "LibraryNames.h"

namespace poolwise {

using Root = Place::Root;

Frame::Frame(Resolver &Caller, const Callee &To, CallId At)
    : Caller(Caller), To(To), F(Caller.W.P.Functions[To.F]), At(At),
      Arguments(F.ParameterCount) {
  // The call operator of a functor: the callable is its object.
  if (!To.ClosureAt.empty())
    Receiver.At = To.ClosureAt;
  if (To.BoundBy != NoId)
    takeBound();
}

/// What is handed over later, in the place of a placeholder, is not known.
void Frame::takeBound() {
  const Call &Bind = Caller.F.Calls[To.BoundBy];
  const Value *Callable = boundCallable(Bind);
  size_t First = 0;
  while (&Bind.Arguments[First++].V != Callable)
    ;
  bool OnObject = Bind.Arguments.size() == First + F.ParameterCount + 1;
  if (OnObject)
    Receiver.At = Caller.behind(Bind.Arguments[First++].V);
  for (unsigned I = 0; I < Arguments.size() && First < Bind.Arguments.size();
       ++I, ++First) {
    const Value &V = Bind.Arguments[First].V;
    bool IsPlaceholder = V.K == Value::Kind::Place && V.P.R == Root::Global &&
                         llvm::StringRef(V.P.Name).contains("placeholders");
    if (!IsPlaceholder)
      Arguments[I].V = &V;
  }
}

Frame Frame::ofCallback(Resolver &Caller, const Callee &To, CallId At) {
  return Frame(Caller, To, At);
}

Frame Frame::ofCall(Resolver &Caller, const Callee &To, CallId At) {
  Frame Out(Caller, To, At);
  const Call &C = Caller.F.Calls[At];
  unsigned First = isThroughMember(C);
  for (unsigned I = First; I < C.Arguments.size(); ++I)
    Out.setArgument(I - First, &C.Arguments[I].V);
  // The receiver of an indirect call is the callable, not an object.
  const Value *On = First                         ? &C.Arguments[0].V
                    : C.K == Call::Kind::Indirect ? nullptr
                    : C.Receiver                  ? &*C.Receiver
                                                  : nullptr;
  if (On && To.BoundBy == NoId)
    Out.Receiver = {On, std::nullopt};
  return Out;
}

void Frame::setArgument(unsigned Index, const Value *V) {
  if (Index < Arguments.size() && To.BoundBy == NoId)
    Arguments[Index].V = V;
}

void Frame::setArgument(unsigned Index, Places Given) {
  if (Index < Arguments.size() && To.BoundBy == NoId)
    Arguments[Index].At = std::move(Given);
}

void Frame::setReceiver(Places Given) {
  if (To.BoundBy == NoId)
    Receiver.At = std::move(Given);
}

const Value *Frame::argument(VariableId Parameter) const {
  return Parameter < Arguments.size() ? Arguments[Parameter].V : nullptr;
}

bool Frame::isOnCallersThis() const {
  const Value *V = Receiver.V;
  return !Receiver.At && V && V->K == Value::Kind::Place &&
         V->P.R == Root::This && V->P.Path.empty();
}

Places Frame::placesOf(Slot &S) {
  if (!S.At)
    S.At = S.V ? Caller.valueOf(*S.V) : Places{Place()};
  return *S.At;
}

Subscript Frame::mapIndex(Subscript Index) {
  if (Index.Computed != NoId)
    return mapComputed(Index);
  if (!Index.Known)
    return {};
  if (Index.Variable == NoId)
    return Index;
  // Only a parameter's value has a name in the caller.
  const Value *V = argument(Index.Variable);
  if (!V || (!V->Index.Known && V->Index.Computed == NoId))
    return {};
  for (const Access &A : F.Accesses)
    if (A.K == Access::Kind::Write && A.P == variablePlace(Index.Variable))
      return {};
  Subscript Out = V->Index;
  Out.Offset += Index.Offset;
  return Out;
}

/// What an operand of the callee's computation is here.
std::optional<Value> Frame::mapOperand(const Value &V) {
  if (V.K == Value::Kind::Constant)
    return V;
  Value Mine;
  Mine.Type = V.Type;
  Mine.Usr = V.Usr;
  if (V.Index.Known || V.Index.Computed != NoId) {
    Mine.Index = mapIndex(V.Index);
    if (Mine.Index.Computed != NoId)
      return Mine;
    if (!Mine.Index.Known)
      return std::nullopt;
    if (Mine.Index.Variable == NoId) {
      Mine.K = Value::Kind::Constant;
      Mine.Number = Mine.Index.Offset;
    } else if (Mine.Index.Offset == 0) {
      Mine.K = Value::Kind::Place;
      Mine.P = variablePlace(Mine.Index.Variable);
    } else
      Mine.K = Value::Kind::Affine;
    return Mine;
  }
  Places All = V.K == Value::Kind::Place ? map(V.P) : Places();
  if (All.size() != 1 || All.front().isUnknown() ||
      All.front().R == Root::Constant)
    return std::nullopt;
  Mine.K = Value::Kind::Place;
  Mine.P = All.front();
  return Mine;
}

Subscript Frame::mapComputed(Subscript Index) {
  // A function that calls itself would make a longer one each time.
  if (Caller.W.Component[To.F] == Caller.W.Component[Caller.W.idOf(Caller.F)])
    return {};
  Computation C = Caller.W.computation(To.F, Index.Computed);
  std::optional<Value> Left = mapOperand(C.Left), Right = mapOperand(C.Right);
  Subscript Rest{true, Index.Variable, Index.Offset};
  if (Index.Variable != NoId)
    Rest = mapIndex(Rest);
  if (C.MayWrap || !Left || !Right || !Rest.Known)
    return {};
  Rest.Known = false;
  Rest.Computed = Caller.W.derived(
      Caller.W.idOf(Caller.F),
      {C.O, std::move(*Left), std::move(*Right), /*MayWrap=*/false});
  return Rest.Computed == NoId ? Subscript{} : Rest;
}

/// Into `Changed`, if there is anything to change.
Steps Frame::mapSteps(Steps Path, std::vector<Step> &Changed) {
  if (llvm::all_of(Path, hasConstantIndex))
    return Path;
  Changed = Path;
  for (Step &S : Changed)
    S.Index = mapIndex(S.Index);
  return Changed;
}

/// What looks at a pointer and what follows it.
static size_t lengthToPointee(Steps Path) {
  size_t Length = Path.size();
  while (Length > 0 && Path[Length - 1].K != Step::Kind::Deref &&
         Path[Length - 1].K != Step::Kind::Owned)
    --Length;
  // An element beside the one that the pointer points at.
  bool IsBeside =
      Length > 0 && Length < Path.size() && Path[Length].K == Step::Kind::Index;
  return IsBeside ? Length + 1 : Length;
}

Places Frame::follow(Slot &S, Steps Path) {
  size_t Length = lengthToPointee(Path);
  if (Length == 0)
    return Caller.follow(placesOf(S), Path);
  if (LastSlot != &S || Steps(LastSteps) != Path.take_front(Length)) {
    LastBehind = Caller.follow(placesOf(S), Path.take_front(Length));
    LastSteps = Path.take_front(Length);
    LastSlot = &S;
  }
  return Caller.follow(LastBehind, Path.drop_front(Length));
}

Places Frame::mapCapture(VariableId Id, Steps Rest) {
  unsigned Index = 0;
  for (VariableId V = 0; V < Id; ++V)
    Index += F.Variables[V].K == Variable::Kind::Capture;
  bool ByReference = F.Variables[Id].IsReference;
  if (To.Closure) {
    if (Index >= To.Closure->Captures.size())
      return {Place()};
    // The closure's own copy: shared by all calls of this closure.
    if (!ByReference && !leadsOut(Rest))
      return {freshPlace(NoId)};
    return Caller.follow(Caller.valueOf(To.Closure->Captures[Index]), Rest);
  }
  Step Field{
      Step::Kind::Field, (ByReference ? "&" : "=") + std::to_string(Index), {}};
  Places Base = To.ClosureAt.empty() ? Places{Place()} : To.ClosureAt;
  if (!ByReference && !leadsOut(Rest)) {
    Places Out;
    for (const Place &P : Base)
      unite(Out, extended(P, Field));
    return Out;
  }
  return Caller.follow(Caller.follow(std::move(Base), Field), Rest);
}

Places Frame::map(const Place &P) {
  std::vector<Step> Changed;
  Steps Rest = mapSteps(P.Path, Changed);
  switch (P.R) {
  case Root::This:
    return follow(Receiver, Rest);
  case Root::Variable: {
    if (P.Id >= F.Variables.size())
      return {Place()};
    if (F.Variables[P.Id].K == Variable::Kind::Capture)
      return mapCapture(P.Id, Rest);
    if (P.Id >= Arguments.size())
      return {Place()};
    Slot &S = Arguments[P.Id];
    bool InClosure = !Rest.empty() && isClosureField(Rest[0]);
    if (!InClosure || !S.V || S.V->K != Value::Kind::Lambda)
      return follow(S, Rest);
    unsigned Index = 0;
    llvm::StringRef(Rest[0].Name).drop_front().getAsInteger(10, Index);
    if (Index >= S.V->Captures.size())
      return {Place()};
    Steps Behind = Rest.drop_front();
    if (Rest[0].Name[0] == '=' && !leadsOut(Behind))
      return {freshPlace(NoId)};
    return Caller.follow(Caller.valueOf(S.V->Captures[Index]), Behind);
  }
  case Root::Fresh: {
    Place Made = freshPlace(At);
    Made.Name = P.Name;
    return Caller.follow({Made}, Rest);
  }
  case Root::Global:
  case Root::Constant: {
    Place Same = P;
    Same.Path = Rest;
    return {Same};
  }
  default:
    return {Place()};
  }
}

Value Frame::map(const Value &V) {
  Value Out = V;
  if (V.K == Value::Kind::Place) {
    // A closure or function handed through stays what it is.
    if (V.P.R == Root::Variable && V.P.Path.empty())
      if (const Value *Given = argument(V.P.Id);
          Given && (Given->K == Value::Kind::Lambda ||
                    Given->K == Value::Kind::Function))
        return *Given;
    Places All = map(V.P);
    Out.P = All.size() == 1 ? All.front() : Place();
  }
  Out.Index = mapIndex(V.Index);
  for (Value &Captured : Out.Captures)
    Captured = map(Captured);
  return Out;
}

} // namespace poolwise
