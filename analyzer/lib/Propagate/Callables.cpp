//===- Callables.cpp - Which functions a call may run ---------------------===//

#include "LibraryNames.h"
#include "Resolver.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
constexpr unsigned MaxCallableDepth = 6;

void addBody(Targets &Out, Callee C) {
  if (llvm::none_of(Out.Bodies, [&](const Callee &Known) {
        return Known.F == C.F && Known.Closure == C.Closure &&
               Known.ClosureAt == C.ClosureAt && Known.BoundBy == C.BoundBy;
      }))
    Out.Bodies.push_back(std::move(C));
}

bool hasCaptures(const FunctionSummary &F) {
  return llvm::any_of(F.Variables, [](const Variable &V) {
    return V.K == Variable::Kind::Capture;
  });
}

std::string withoutArguments(llvm::StringRef Type) {
  return Type.split('<').first.str();
}
} // namespace

std::vector<FunctionId> Targets::functions() const {
  std::vector<FunctionId> Out;
  for (const Callee &B : Bodies)
    Out.push_back(B.F);
  return Out;
}

bool Resolver::rulesOverBody(const Model &M) {
  return M.Joins || llvm::any_of(M.Callbacks, [](const CallbackModel &C) {
           return C.On != RunsOn::Caller;
         });
}

Targets Resolver::targetsOf(CallId Id) {
  const Call &C = F.Calls[Id];
  Targets Out;
  if (C.K == Call::Kind::Indirect) {
    if (C.Receiver)
      return callables(*C.Receiver);
    Out.Unknown = true;
    return Out;
  }
  Callee Direct;
  if (C.Receiver && C.Receiver->K == Value::Kind::Lambda)
    Direct.Closure = &*C.Receiver;
  auto Bodies = W.bodies(F, C.Usr);
  const FunctionId *Body = Bodies.empty() ? nullptr : &Bodies.front();
  if (Body && modelOf(Id) && rulesOverBody(*modelOf(Id))) {
    Out.Rule = modelOf(Id);
    return Out;
  }
  for (FunctionId Version : Bodies) {
    Direct.F = Version;
    // Only lambdas ask for their closure; the others know it as This.
    if (C.Receiver && !Direct.Closure && hasCaptures(W.P.Functions[Version]))
      Direct.ClosureAt = valueOf(*C.Receiver);
    Out.Bodies.push_back(Direct);
  }
  if (C.K == Call::Kind::Virtual) {
    Out.Rule = Body ? nullptr : modelOf(Id);
    addOverriders(C.Usr, Out);
    return Out;
  }
  if (Out.Bodies.empty()) {
    Out.Rule = modelOf(Id);
    Out.Unknown = !Out.Rule && !isTableRecord(C);
  }
  return Out;
}

/// The object decides which of them runs.
void Resolver::addOverriders(llvm::StringRef Usr, Targets &Out) {
  for (FunctionId O : W.P.overridersOf(Usr))
    addBody(Out, {O, nullptr, {}});
  const FunctionId *Body = W.find(Usr);
  bool Closed = W.P.IsWhole || (Body && W.P.Functions[*Body].OverridersClosed);
  Out.Unknown |= !Out.Rule && (!Closed || Out.Bodies.empty());
}

/// A function by its name, or a pointer to a member.
void Resolver::addFunction(const Value &V, Targets &Out) {
  auto Bodies = W.bodies(F, V.Usr);
  for (FunctionId Body : Bodies)
    addBody(Out, {Body, nullptr, {}});
  bool IsVirtual = Bodies.empty() ? !W.P.overridersOf(V.Usr).empty()
                                  : W.P.Functions[Bodies.front()].IsVirtual;
  if (IsVirtual)
    addOverriders(V.Usr, Out);
  else if (Bodies.empty()) {
    const Model *M = Out.Rule ? nullptr : W.Rules.modelNamed(V.Name);
    Out.Unknown |= !M;
    if (M)
      Out.Rule = M;
  }
}

/// An object whose type says what calling it does.
bool Resolver::addFunctionObject(const Value &V, Targets &Out) {
  std::string Operator = withoutArguments(V.Type) + "::operator()";
  auto Body = W.CallOperators.find(Operator);
  if (Body != W.CallOperators.end()) {
    addBody(Out, {Body->second, nullptr, valueOf(V)});
    return true;
  }
  // A library's, as std::greater, but none that calls another.
  const Model *M = W.Rules.modelNamed(Operator);
  if (!M || !M->Callbacks.empty() || Out.Rule)
    return false;
  Out.Rule = M;
  return true;
}

/// What std::bind makes: it runs another callable, on arguments of its own.
bool Resolver::addBound(const Value &V, Targets &Out, unsigned Level) {
  if (V.P.R != Root::Result || !V.P.Path.empty() || V.P.Id >= F.Calls.size())
    return false;
  const Value *Bound = boundCallable(F.Calls[V.P.Id]);
  if (!Bound)
    return false;
  Targets Inner;
  addCallable(*Bound, Inner, Level + 1);
  for (Callee &Body : Inner.Bodies) {
    if (Body.BoundBy == NoId)
      Body.BoundBy = V.P.Id;
    addBody(Out, std::move(Body));
  }
  // Whose arguments these have is not followed further; a callable among the
  // arguments may be run for its result.
  bool Nested = llvm::any_of(F.Calls[V.P.Id].Arguments, [&](const Argument &A) {
    Targets Ignored;
    return &A.V != Bound && A.V.K == Value::Kind::Place &&
           addBound(A.V, Ignored, Level + 1);
  });
  Out.Unknown |= Nested || Inner.Unknown || Inner.Rule || !Inner.Open.empty();
  return true;
}

void Resolver::addCallable(const Value &V, Targets &Out, unsigned Level) {
  switch (V.K) {
  case Value::Kind::Function:
    addFunction(V, Out);
    return;
  case Value::Kind::Lambda:
    if (const FunctionId *Body = W.find(V.Usr))
      addBody(Out, {*Body, &V, {}});
    else
      Out.Unknown = true;
    return;
  case Value::Kind::Place: {
    if (const FunctionId *Body = W.find(V.Usr)) {
      addBody(Out, {*Body, nullptr, valueOf(V)});
      return;
    }
    if (addBound(V, Out, Level) || addFunctionObject(V, Out))
      return;
    for (const Place &At : valueOf(V))
      callablesAt(At, Out, Level + 1);
    return;
  }
  default:
    if (!addFunctionObject(V, Out))
      Out.Unknown = true;
  }
}

void Resolver::callablesAt(const Place &At, Targets &Out, unsigned Level) {
  if (At.R == Root::Constant)
    return; // a null callable is not called
  if (At.isUnknown() || Level > MaxCallableDepth) {
    Out.Unknown = true;
    return;
  }
  Place Object = At;
  if (isAddress(Object))
    Object.Path.pop_back();
  bool Found = false;
  for (const Value *V : valuesHeldAt(Object)) {
    // A constructor's result is the object itself.
    if (V->K == Value::Kind::Place && llvm::is_contained(valueOf(*V), Object))
      continue;
    Found = true;
    addCallable(*V, Out, Level + 1);
  }
  if (isKnownOutside(Object) && Object.R != Root::Global)
    unite(Out.Open, Object);
  else if (!Found)
    Out.Unknown = true;
}

Targets Resolver::callables(const Value &V) {
  Targets Out;
  addCallable(V, Out, 0);
  return Out;
}

Targets Resolver::callablesAt(const Places &All) {
  Targets Out;
  for (const Place &At : All)
    callablesAt(At, Out, 0);
  return Out;
}

} // namespace poolwise
