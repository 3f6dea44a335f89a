//===- HeldValues.cpp - What objects may hold -----------------------------===//
//
// In:  the bindings of one function, what its callees do to their arguments,
// and
//      what library calls take in. Out: for each object, the pointers, handles
//      and callables that may be inside it.
//
//===----------------------------------------------------------------------===//

#include "Frame.h"
#include "LibraryNames.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;
using Role = TypeModel::Role;

namespace {
const Step Deref{Step::Kind::Deref, {}, {}};
const Step SomeIndex{Step::Kind::Index, {}, {}};

bool isDirect(const Place &P) {
  return P.R != Root::Result && P.R != Root::Element && !leadsOut(P.Path);
}

bool isComputed(const Value &V) {
  return V.K == Value::Kind::Constant || V.K == Value::Kind::Text ||
         V.K == Value::Kind::Affine;
}

bool isCallable(const Value &V) {
  return V.K == Value::Kind::Lambda || V.K == Value::Kind::Function;
}

Value withSteps(Value V, std::initializer_list<Step> Path) {
  V.P.Path.insert(V.P.Path.end(), Path);
  return V;
}
} // namespace

const std::deque<HeldValue> &Resolver::held() {
  if (HeldProgress == Progress::None)
    collectHeld();
  return Held;
}

void Resolver::holdResolved(HeldValue H) {
  if (H.Target.isUnknown() || H.Target.R == Root::Constant)
    return;
  RootKey Key{H.Target.R, H.Target.Id, H.Target.Name};
  Held.push_back(std::move(H));
  HeldByRoot[Key].push_back(&Held.back());
}

void Resolver::hold(const Place &RawTarget, Value From, bool Inside) {
  for (Place &Target : resolve(RawTarget)) {
    if (isAddress(Target))
      Target.Path.pop_back();
    holdResolved({std::move(Target), From, Inside});
  }
}

void Resolver::collectHeld() {
  HeldProgress = Progress::Running;
  // Plain variables first: where the others lead depends on them.
  for (bool Direct : {true, false})
    for (const Binding &B : F.Bindings)
      if (isDirect(B.Target) == Direct)
        hold(B.Target, B.From);
  for (CallId C = 0; C < F.Calls.size(); ++C) {
    if (W.find(F.Calls[C].Usr) || F.Calls[C].K == Call::Kind::Indirect)
      importHeld(C);
    else
      holdByLibrary(C);
  }
  HeldProgress = Progress::Done;
  Memory.clear();
}

/// A program function may keep its arguments in its receiver, or in each other.
void Resolver::importHeld(CallId Id) {
  const Call &C = F.Calls[Id];
  for (const Callee &Body : targetsOf(Id).Bodies) {
    const Record &R = W.Records[Body.F];
    if (R.HoldsAnything) {
      if (C.Receiver)
        hold(C.Receiver->P, Value(), /*Inside=*/true);
      for (const Argument &A : C.Arguments)
        if (A.V.K == Value::Kind::Place)
          hold(A.V.P, Value(), /*Inside=*/true);
      continue;
    }
    if (R.Holds.empty())
      continue;
    Frame Fr = Frame::ofCall(*this, Body, Id);
    for (const HeldValue &H : R.Holds)
      for (const Place &Target : Fr.map(H.Target))
        holdResolved({Target, Fr.map(H.From), H.Inside});
  }
}

/// `Target` takes in `From` in a way that the library keeps to itself.
void Resolver::holdInside(const Value &Target, const Value &From) {
  // A number, such as the index of operator[], leads nowhere.
  if (isComputed(From) || isScalar(From.Type) || Target.K != Value::Kind::Place)
    return;
  if (isCallable(From) || W.isHandle(From.Type)) {
    hold(Target.P, From, /*Inside=*/true);
    // A range of pointers, copied into a container.
    bool IsRange = W.hasRole(From.Type, Role::View) ||
                   isRawPointer(pointeeType(From.Type));
    if (From.K == Value::Kind::Place && IsRange &&
        W.hasRole(Target.Type, Role::Container))
      hold(Target.P, withSteps(From, {Deref}), /*Inside=*/true);
  } else if (From.K == Value::Kind::Place && !W.type(From.Type)) {
    // An element that is an object of the program with pointers of its own.
    Place Element = Target.P;
    Element.Path.push_back(SomeIndex);
    hold(Element, From);
  }
}

void Resolver::holdConstructed(const Call &C) {
  const Value &Made = *C.Receiver;
  if (C.Arguments.size() == 1 && C.Arguments[0].V.Type == Made.Type &&
      C.Arguments[0].V.K == Value::Kind::Place)
    return hold(Made.P, C.Arguments[0].V); // a copy
  bool IsView = W.hasRole(Made.Type, Role::View);
  bool IsHandle = W.isHandle(Made.Type);
  for (const Argument &A : C.Arguments) {
    if (isComputed(A.V))
      continue;
    if (!IsHandle)
      holdInside(Made, A.V);
    else if (isCallable(A.V) || W.isHandle(A.V.Type))
      hold(Made.P, A.V);
    else if (IsView && A.V.K == Value::Kind::Place)
      hold(Made.P, withSteps(A.V, {SomeIndex, {Step::Kind::Address, {}, {}}}));
    else if (W.hasRole(Made.Type, Role::Callable))
      hold(Made.P, A.V);
  }
}

/// strtol(s, &end, 10), getaddrinfo(..., &list): the library stores a pointer.
/// One without hidden static data can only have it from the arguments, or make
/// something new.
void Resolver::holdOutPointer(CallId Id, const Argument &To, bool IsAddress) {
  const Call &C = F.Calls[Id];
  Place Target = To.V.P;
  if (IsAddress)
    Target.Path.push_back(Deref);
  std::string Stored = IsAddress ? pointeeType(To.V.Type) : To.V.Type;
  const Model *M = modelOf(Id);
  if (!M || M->Threads == ThreadSafety::Unsafe)
    return hold(Target, Value());
  bool Found = false;
  for (const Argument &From : C.Arguments)
    if (&From != &To && isRawPointer(From.V.Type) &&
        pointeeType(From.V.Type) == pointeeType(Stored)) {
      Found = true;
      hold(Target, From.V);
    }
  if (Found)
    return;
  Value Made;
  Made.K = Value::Kind::Place;
  Made.P = freshPlace(Id);
  Made.P.Name = M->Gives.empty() ? "new" : M->Gives;
  Made.P.Path.push_back({Step::Kind::Address, {}, {}});
  hold(Target, std::move(Made));
}

void Resolver::holdByLibrary(CallId Id) {
  const Call &C = F.Calls[Id];
  bool Replaces = C.K == Call::Kind::Constructor ||
                  llvm::StringRef(C.Name).ends_with("::operator=");
  if (C.Receiver && Replaces)
    holdConstructed(C);
  else if (C.Receiver && !C.IsConst && C.K != Call::Kind::Destructor)
    for (const Argument &A : C.Arguments)
      holdInside(*C.Receiver, A.V);

  for (const Argument &To : C.Arguments) {
    bool Writable = To.By == Passing::Reference || To.By == Passing::Pointer;
    if (!Writable || To.V.K != Value::Kind::Place)
      continue;
    bool IsPointerOut =
        To.By == Passing::Pointer && isRawPointer(pointeeType(To.V.Type));
    if (IsPointerOut ||
        (To.By == Passing::Reference && isRawPointer(To.V.Type))) {
      holdOutPointer(Id, To, IsPointerOut);
      continue;
    }
    for (const Argument &From : C.Arguments)
      if (&From != &To && From.V.K == Value::Kind::Place &&
          From.V.Type == To.V.Type && To.By == Passing::Reference &&
          !isRawPointer(To.V.Type))
        hold(To.V.P, From.V); // swap, move of ranges
  }
}

bool Resolver::holdsInThis() {
  held();
  auto First = HeldByRoot.lower_bound({Root::This, 0, {}});
  return First != HeldByRoot.end() && First->first.R == Root::This;
}

std::vector<const Value *> Resolver::valuesHeldAt(const Place &At) {
  held();
  std::vector<const Value *> Out;
  auto OfRoot = HeldByRoot.find({At.R, At.Id, At.Name});
  if (OfRoot != HeldByRoot.end())
    for (const HeldValue *H : OfRoot->second)
      if (leadsInto(H->Target.Path, At.Path) &&
          (H->Inside || H->Target.Path.size() == At.Path.size()))
        Out.push_back(&H->From);
  return Out;
}

} // namespace poolwise
