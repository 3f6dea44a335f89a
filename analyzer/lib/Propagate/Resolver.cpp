//===- Resolver.cpp - Places to objects -----------------------------------===//

#include "Resolver.h"
#include "Frame.h"
#include "LibraryNames.h"
#include "poolwise/Summary/OwnedBelow.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;
using StepKind = Step::Kind;

namespace {
constexpr unsigned MaxDepth = 16;
/// Loads for one answer.
constexpr unsigned MaxLoads = 300;
const Step Deref{StepKind::Deref, {}, {}};
const Step SomeIndex{StepKind::Index, {}, {}};

/// No value must be looked up.
bool staysWithin(const Place &At, const Step &S) {
  bool IsLoad = S.K == StepKind::Deref || S.K == StepKind::Owned;
  if (IsLoad)
    return At.isUnknown() || At.R == Root::Constant || isAddress(At);
  return !isClosureField(S);
}

Step indexStep(Subscript Index) { return {StepKind::Index, {}, Index}; }

bool isPlain(const Place &P) {
  return P.R != Root::Result && P.R != Root::Element &&
         llvm::none_of(P.Path, [](const Step &S) {
           return S.K != StepKind::Field && S.K != StepKind::Index;
         });
}
} // namespace

/// What `row.data()` points at, where the row is an element itself: `p[k]` is
/// an element of the row then, and not the row k further on.
static void atFirstElement(Places &All) {
  for (Place &P : All)
    if (!P.Path.empty() && P.Path.back().K == StepKind::Index)
      P = extended(std::move(P), indexStep({true, NoId, 0}));
}

/// An element beside the one that a pointer points at: `p[k]`, where p is
/// `&row[i]`, is `row[i + k]`.
Place Resolver::sibling(Place P, const Step &Index) const {
  if (P.Path.empty() || P.Path.back().K != StepKind::Index)
    return extended(std::move(P), Index);
  P.Path.back().Index = sum(P.Path.back().Index, Index.Index);
  return P;
}

Subscript Resolver::sum(const Subscript &A, const Subscript &B) const {
  auto IsConstant = [](const Subscript &S) {
    return S.Known && S.Variable == NoId;
  };
  auto IsUnknown = [](const Subscript &S) {
    return !S.Known && S.Computed == NoId;
  };
  if (IsUnknown(A) || IsUnknown(B))
    return {};
  if (IsConstant(A) || IsConstant(B)) {
    Subscript Sum = IsConstant(A) ? B : A;
    Sum.Offset += IsConstant(A) ? A.Offset : B.Offset;
    return Sum;
  }
  return W.plus(F, A, B);
}

Resolver::Resolver(const World &W, FunctionId F)
    : W(W), F(W.P.Functions[F]), Results(this->F.Calls.size()),
      Models(this->F.Calls.size()) {}

const Model *Resolver::modelOf(CallId C) {
  if (Models[C])
    return *Models[C];
  // While it is not known yet what objects hold, which object a call is on is
  // not known either; then the worse alternative is taken, and not kept.
  bool Provisional = !Open.empty() || HeldProgress == Progress::Running;
  bool AsksBefore = false;
  const Model *M = W.Rules.modelFor(F.Calls[C], [&](const ModelCondition &If) {
    AsksBefore = true;
    return !Provisional && cameBefore(C, If);
  });
  if (!AsksBefore || !Provisional)
    Models[C] = M;
  return M;
}

bool Resolver::isKnownOutside(const Place &P) const {
  return P.R == Root::This || P.R == Root::Global ||
         (P.R == Root::Variable && P.Id < F.Variables.size() &&
          (F.Variables[P.Id].K == Variable::Kind::Parameter ||
           F.Variables[P.Id].K == Variable::Kind::Capture));
}

/// A local pointer that nothing was ever stored in but null and string
/// literals.
bool Resolver::leadsNowhere(const Place &At) const {
  if (At.R != Root::Variable || !At.Path.empty() || At.Id >= F.Variables.size())
    return false;
  const Variable &V = F.Variables[At.Id];
  return V.K == Variable::Kind::Local && isRawPointer(V.Type) &&
         !V.AddressTaken && F.Regions[V.Region].K != Region::Kind::Handler;
}

Places Resolver::resolve(const Place &P) {
  if (isPlain(P))
    return {shortened(P, MaxSteps)};
  // Inside a cycle answers are provisional and not worth keeping.
  if (!Open.empty() || HeldProgress == Progress::Running)
    return follow(rootsOf(P), P.Path);
  auto Known = Memory.find(P);
  if (Known != Memory.end())
    return Known->second;
  Places Out = follow(rootsOf(P), P.Path);
  if (Out.empty())
    Out = {Place()};
  Memory[P] = Out;
  return Out;
}

Places Resolver::rootsOf(const Place &P) {
  switch (P.R) {
  case Root::Result:
    return resultOf(P.Id);
  case Root::Element:
    return elementOf(P.Id);
  default: {
    Place Bare = P;
    Bare.Path.clear();
    return {Bare};
  }
  }
}

Places Resolver::follow(Places From, Steps Path) {
  bool AfterDeref = false;
  for (const Step &S : Path) {
    bool IsSibling = std::exchange(AfterDeref, S.K == StepKind::Deref) &&
                     S.K == StepKind::Index;
    // Most often one object, and a part of it.
    if (From.size() == 1 && !IsSibling && staysWithin(From.front(), S)) {
      extend(From.front(), S);
      continue;
    }
    Places Next;
    for (const Place &At : From) {
      if (IsSibling)
        unite(Next, sibling(At, S));
      else
        unite(Next, step(At, S));
    }
    From = std::move(Next);
  }
  return From;
}

Places Resolver::step(const Place &At, const Step &S) {
  if (staysWithin(At, S))
    return {extended(At, S)};
  return isClosureField(S) ? closureField(At, S) : load(At, S);
}

Places Resolver::load(const Place &At, const Step &S) {
  // What a unique owner was given may still have its old name.
  if (S.K == StepKind::Owned && At.R == Root::Variable && At.Path.empty() &&
      At.Id < F.Variables.size() && isRawPointer(F.Variables[At.Id].Type)) {
    Places Out = load(At, Deref);
    if (S.Name == OwnedBelow)
      for (Place &P : Out)
        extend(P, S);
    return Out;
  }
  for (Active &A : Open)
    if (A.At == At) {
      A.Hit = true;
      return A.Assumed;
    }
  // Inside a cycle answers are provisional and not worth keeping.
  bool IsFinal = Open.empty() && ResultsOpen == 0 &&
                 HeldProgress == Progress::Done && S.Name.empty() &&
                 S.Index == Subscript();
  std::map<Place, Places> &Known =
      S.K == StepKind::Owned ? LoadsOwned : LoadsBehind;
  if (IsFinal)
    if (auto It = Known.find(At); It != Known.end())
      return It->second;
  // Pointers that hold each other have more ways through them than anyone can
  // walk; what takes too long is not known.
  if (Depth == 0)
    Loads = 0;
  if (Depth >= MaxDepth || ++Loads > MaxLoads)
    return {Place()};
  ++Depth;
  Open.push_back({At, {}, false});
  Places Out = loadOnce(At, S);
  bool Hit = Open.back().Hit;
  if (Hit) {
    // `n = n->next`: once more with what is known now, which names the node
    // behind the first.
    Open.back().Assumed = Out;
    unite(Out, loadOnce(At, S));
  }
  Open.pop_back();
  --Depth;
  // What holds nothing but itself was filled in a way that is not seen; a
  // stream's buffer is its own.
  bool IsStream = At.R == Root::Variable && At.Path.empty() &&
                  At.Id < F.Variables.size() &&
                  W.hasRole(F.Variables[At.Id].Type, TypeModel::Role::Stream);
  if (Out.empty())
    Out = {Hit && IsStream ? At : Place()};
  if (IsFinal)
    Known[At] = Out;
  return Out;
}

Places Resolver::loadOnce(const Place &At, const Step &S) {
  Places Out;
  held();
  auto OfRoot = HeldByRoot.find({At.R, At.Id, At.Name});
  if (OfRoot != HeldByRoot.end())
    for (const HeldValue *H : OfRoot->second) {
      if (!leadsInto(H->Target.Path, At.Path))
        continue;
      if (H->From.K == Value::Kind::Other)
        unite(Out, Place());
      if (H->From.K != Value::Kind::Place)
        continue;
      Places From = valueOf(H->From);
      if (!H->Inside)
        From = follow(std::move(From),
                      Steps(At.Path).drop_front(H->Target.Path.size()));
      unite(Out, follow(std::move(From), S));
    }
  bool IsOwner = S.K == StepKind::Owned;
  // What a unique owner was given is known by the owner's name from then on.
  if (IsOwner)
    llvm::erase_if(Out, [](const Place &P) { return P.R == Root::Fresh; });
  // Made by a library that says so: so is what it points at.
  bool MadeHere = At.R == Root::Fresh && !At.Name.empty();
  if (isKnownOutside(At) || IsOwner || MadeHere)
    unite(Out, extended(At, S));
  if (Out.empty() && leadsNowhere(At))
    Out.push_back({Root::Constant, NoId, {}, {}});
  return Out;
}

Places Resolver::closureField(const Place &At, const Step &S) {
  if (At.isUnknown() || At.R == Root::Constant)
    return {Place()};
  Places Out;
  if (isKnownOutside(At))
    Out.push_back(extended(At, S));
  unsigned Index = 0;
  llvm::StringRef(S.Name).drop_front().getAsInteger(10, Index);
  for (const Callee &C : callablesAt({At}).Bodies)
    if (C.Closure && Index < C.Closure->Captures.size())
      unite(Out, valueOf(C.Closure->Captures[Index]));
  return Out.empty() ? Places{Place()} : Out;
}

Places Resolver::valueOf(const Value &V) {
  switch (V.K) {
  case Value::Kind::Place: {
    Places Out = resolve(V.P);
    // The address of a row, as an array's name gives it.
    if (!V.P.Path.empty() && isAddress(V.P) &&
        llvm::StringRef(V.Type).ends_with("]")) {
      Out = follow(std::move(Out), Deref);
      atFirstElement(Out);
      Out = follow(std::move(Out), Step{StepKind::Address, {}, {}});
    }
    return Out;
  }
  case Value::Kind::Other:
    return {Place()};
  default:
    return {Place{Root::Constant, NoId, {}, {}}};
  }
}

Places Resolver::behind(const Value &V) {
  Places At = valueOf(V);
  // `std::max({a, b})`: the list is a temporary, and so is what it holds.
  if (V.K == Value::Kind::Place && V.P.R == Root::Fresh && V.P.Id == NoId &&
      llvm::StringRef(V.Type).starts_with("std::initializer_list<"))
    return At;
  return W.isPointerLike(V.Type) ? follow(std::move(At), Deref) : std::move(At);
}

const Value *Resolver::object(const Call &C, ObjectRef Ref) const {
  if (Ref.Index == ObjectRef::This)
    return C.Receiver ? &*C.Receiver : nullptr;
  if (Ref.Index >= 0 && size_t(Ref.Index) < C.Arguments.size())
    return &C.Arguments[Ref.Index].V;
  return nullptr;
}

Places Resolver::resultOf(CallId Id) {
  if (Id >= F.Calls.size())
    return {Place()};
  if (Results[Id])
    return *Results[Id];
  const Call &C = F.Calls[Id];
  if (C.K == Call::Kind::Constructor && C.Receiver) {
    if (C.Receiver->P.R == Root::Result)
      return {freshPlace(Id)};
    return resolve(C.Receiver->P);
  }
  bool Provisional = !Open.empty() || HeldProgress == Progress::Running;
  ++ResultsOpen;
  Results[Id] = Places{}; // a call whose result depends on itself adds nothing
  Targets T = targetsOf(Id);
  Places Out;
  for (const Callee &Body : T.Bodies) {
    Frame Fr = Frame::ofCall(*this, Body, Id);
    for (const Place &P : W.Records[Body.F].Returns)
      unite(Out, Fr.map(P));
  }
  if (T.Rule)
    unite(Out, modeledResult(Id, *T.Rule));
  if (T.Unknown || !T.Open.empty())
    Out = {Place()};
  // Whatever it holds, an object that is returned by value is a new one; what
  // it may hold is followed by the place it came from, and a number holds none.
  bool IsObject = !C.ResultIsReference && !W.isPointerLike(C.ResultType);
  if (IsObject && isScalar(C.ResultType))
    llvm::erase_if(Out, [](const Place &P) {
      return P.R != Root::Fresh || P.Name.empty(); // no descriptor
    });
  if (IsObject && (Out.empty() || Out.front().isUnknown()))
    Out = {freshPlace(Id)};
  --ResultsOpen;
  if (Provisional)
    Results[Id].reset();
  else
    Results[Id] = Out;
  return Out;
}

Places Resolver::modeledResult(CallId Id, const Model &M) {
  const Call &C = F.Calls[Id];
  using Kind = ReturnModel::Kind;
  const Value *Of = object(C, M.Returns.Of);
  Places Out;
  switch (M.Returns.K) {
  case Kind::Unsaid:
    if (C.ResultIsReference || W.isPointerLike(C.ResultType))
      return {Place()};
    [[fallthrough]];
  case Kind::Fresh: {
    Place Made = freshPlace(Id);
    Made.Name = M.Gives.empty() && M.Returns.K == Kind::Fresh ? "new" : M.Gives;
    Out = {Made};
    break;
  }
  case Kind::Static:
    Out = {Place{Root::Global, NoId, "state:" + M.Id, {}}};
    break;
  case Kind::Same:
    return Of ? valueOf(*Of) : Places{Place()};
  case Kind::Element:
  case Kind::Iterator: {
    if (!Of)
      return {Place()};
    // A raw pointer to the elements is like a decayed array: p[i] is v[i].
    if (M.Returns.K == Kind::Iterator && isRawPointer(C.ResultType)) {
      Out = behind(*Of);
      if (!W.isPointerLike(Of->Type))
        atFirstElement(Out);
      break;
    }
    Subscript Index;
    if (M.Returns.At >= 0 && size_t(M.Returns.At) < C.Arguments.size())
      Index = C.Arguments[M.Returns.At].V.Index;
    bool IsBehind = W.isPointerLike(Of->Type);
    for (const Place &P : behind(*Of))
      unite(Out, IsBehind ? sibling(P, indexStep(Index))
                          : extended(P, indexStep(Index)));
    if (M.Returns.K == Kind::Iterator)
      return follow(std::move(Out), Step{StepKind::Address, {}, {}});
    break;
  }
  case Kind::Pointee:
  case Kind::Owned:
    if (!Of)
      return {Place()};
    Out = follow(valueOf(*Of), M.Returns.K == Kind::Owned
                                   ? Step{StepKind::Owned, {}, {}}
                                   : Deref);
    // Of an array.
    if (M.Returns.At >= 0 && size_t(M.Returns.At) < C.Arguments.size())
      for (Place &P : Out)
        P = sibling(P, indexStep(C.Arguments[M.Returns.At].V.Index));
    break;
  }
  if (!C.ResultIsReference && W.isPointerLike(C.ResultType))
    return follow(std::move(Out), Step{StepKind::Address, {}, {}});
  return Out;
}

Places Resolver::elementOf(RegionId Loop) {
  if (Loop >= F.Regions.size() || !F.Regions[Loop].Loop)
    return {Place()};
  const LoopShape &Shape = *F.Regions[Loop].Loop;
  if (Shape.Over.K != Value::Kind::Place)
    return {Place()};
  Subscript Own;
  Own.Variable =
      !Shape.Bindings.empty() ? Shape.Bindings.front() : Shape.Variable;
  Own.Known = Own.Variable != NoId;
  const std::string &Type = Shape.Over.Type;
  const TypeModel *T = W.type(Type);
  using Role = TypeModel::Role;
  bool IsBehind = W.isPointerLike(Type);
  Places Out;
  if (llvm::StringRef(Type).ends_with("]") || IsBehind ||
      (T && (T->R == Role::Container || T->R == Role::SinglePass))) {
    for (const Place &P : behind(Shape.Over))
      unite(Out, IsBehind ? sibling(P, indexStep(Own))
                          : extended(P, indexStep(Own)));
    return Out;
  }
  // A range of the program's own: its begin() says where the elements are.
  for (CallId Id = 0; Id < F.Calls.size(); ++Id) {
    const Call &C = F.Calls[Id];
    const Value *Of = C.Receiver            ? &*C.Receiver
                      : C.Arguments.empty() ? nullptr
                                            : &C.Arguments[0].V;
    llvm::StringRef Name = C.Name;
    if (!Of || Of->P != Shape.Over.P ||
        !(Name == "begin" || Name.ends_with("::begin")))
      continue;
    for (const Place &P : follow(resultOf(Id), Deref))
      unite(Out, sibling(P, indexStep(Own)));
  }
  return Out.empty() ? Places{Place()} : Out;
}

} // namespace poolwise
