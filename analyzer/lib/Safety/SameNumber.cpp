//===- SameNumber.cpp -----------------------------------------------------===//

#include "SameNumber.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

using Root = Place::Root;

static bool hasOnlyFields(ArrayRef<Step> Path) {
  return all_of(Path, [](const Step &S) { return S.K == Step::Kind::Field; });
}

/// Is one path the begin of the other?
static bool isAlong(const Place &A, const Place &B) {
  size_t Common = std::min(A.Path.size(), B.Path.size());
  return ArrayRef(A.Path).take_front(Common) ==
         ArrayRef(B.Path).take_front(Common);
}

static Place inside(Place Object, ArrayRef<Step> Path) {
  Object.Path.insert(Object.Path.end(), Path.begin(), Path.end());
  return Object;
}

static Value numberAt(Place P, StringRef Type) {
  Value V;
  V.K = Value::Kind::Place;
  V.P = std::move(P);
  V.Type = Type.str();
  return V;
}

static bool isSameType(StringRef A, StringRef B) {
  A.consume_front("const ");
  B.consume_front("const ");
  return A == B;
}

//--- Methods ----------------------------------------------------------------//

/// `width()` of the object is `width_`, if it does no more than return it.
static std::optional<Value> memberReturned(const Trial &T, Place Object,
                                           StringRef Usr, StringRef Type) {
  const FunctionSummary *Method = T.P.find(Usr);
  if (!Method || Method->IsVirtual || Method->Returns.size() != 1 ||
      Method->Jumps.size() != 1 || !Method->Calls.empty() ||
      Method->Regions.size() != 1)
    return std::nullopt;
  const Value &Returned = Method->Returns.front();
  if (Returned.K != Value::Kind::Place || Returned.P.R != Root::This ||
      !hasOnlyFields(Returned.P.Path) || !isSameType(Returned.Type, Type))
    return std::nullopt;
  return numberAt(inside(std::move(Object), Returned.P.Path), Type);
}

/// The value, or the member that a call yields.
static std::optional<Value> asMember(const Trial &T, const Value &V,
                                     StringRef Type) {
  if (V.K != Value::Kind::Place || V.P.R != Root::Result || !V.P.Path.empty())
    return V;
  const Call &C = T.F.Calls[V.P.Id];
  if (C.K != Call::Kind::Direct || !C.IsConst || !C.Receiver ||
      !C.Arguments.empty())
    return std::nullopt;
  return memberReturned(T, C.Receiver->P, C.Usr, Type);
}

//--- What an object is made with --------------------------------------------//

/// Where the member gets its value, and what that is.
namespace {
struct Start {
  Value From;
  /// Of the constructor, or NoId.
  CallId Maker = NoId;
  const Binding *By = nullptr;
};
} // namespace

/// The one binding of `Target`; null if there is none, or another beside it.
static const Binding *onlyBinding(const FunctionSummary &F,
                                  const Place &Target) {
  const Binding *Found = nullptr;
  for (const Binding &B : F.Bindings)
    if (B.Target == Target) {
      if (Found)
        return nullptr;
      Found = &B;
    }
  return Found;
}

/// What a constructor's parameter, or a member of it, is for the caller.
static std::optional<Value> asGiven(const FunctionSummary &Maker,
                                    const Value &From, const Call &C) {
  if (From.K == Value::Kind::Constant)
    return From;
  if (From.K != Value::Kind::Place || From.P.R != Root::Variable ||
      From.P.Id >= Maker.ParameterCount || From.P.Id >= C.Arguments.size() ||
      !hasOnlyFields(From.P.Path))
    return std::nullopt;
  const Value &Given = C.Arguments[From.P.Id].V;
  if (From.P.Path.empty()) {
    bool IsSame =
        Given.K == Value::Kind::Constant || isSameType(Given.Type, From.Type);
    return IsSame ? std::optional(Given) : std::nullopt;
  }
  if (Given.K != Value::Kind::Place || !hasOnlyFields(Given.P.Path) ||
      !Maker.Variables[From.P.Id].IsReference)
    return std::nullopt;
  return numberAt(inside(Given.P, From.P.Path), From.Type);
}

/// `out` is the result of a constructor whose list gives the member a value.
static std::optional<Start> byConstructor(const Trial &T, const Place &Integer,
                                          StringRef Type) {
  Place Object = Integer;
  Object.Path.clear();
  const Binding *Made = onlyBinding(T.F, Object);
  if (!Made || Made->From.P.R != Root::Result || !Made->From.P.Path.empty())
    return std::nullopt;
  CallId Id = Made->From.P.Id;
  const Call &C = T.F.Calls[Id];
  std::vector<FunctionId> Makers = T.All->calledBy(T.Id, Id);
  if (C.K != Call::Kind::Constructor || !C.Receiver ||
      C.Receiver->P != Object || Makers.size() != 1)
    return std::nullopt;
  const FunctionSummary &Maker = T.P.Functions[Makers.front()];
  Place Member{Root::This, NoId, {}, Integer.Path};
  const Binding *Given = onlyBinding(Maker, Member);
  // Its own body may set it anew.
  bool IsChanged = any_of(
      T.All->ofFunction(Makers.front()).Memory, [&](const MemoryUse &Use) {
        bool IsOther = Use.P.R != Root::This && !Use.P.isUnknown();
        return Use.Write && !IsOther && isAlong(Use.P, Member);
      });
  bool IsSame = Given && (Given->From.K == Value::Kind::Constant ||
                          isSameType(Given->From.Type, Type));
  if (!IsSame || IsChanged)
    return std::nullopt;
  auto From = asGiven(Maker, Given->From, C);
  if (!From)
    return std::nullopt;
  return Start{*From, Id, Made};
}

static std::optional<Start> startOf(const Trial &T, const Place &Integer,
                                    StringRef Type) {
  const Binding *Own = onlyBinding(T.F, Integer);
  if (!Own)
    return byConstructor(T, Integer, Type);
  bool IsSame =
      Own->From.K == Value::Kind::Constant || isSameType(Own->From.Type, Type);
  return IsSame ? std::optional(Start{Own->From, NoId, Own}) : std::nullopt;
}

/// Does it have its value, whenever the loop begins?
static bool isBeforeLoop(const Trial &T, const Start &S) {
  const Range &Loop = T.Shape->Header;
  const Location &Where = S.By->Where;
  return T.F.isWithin(T.Loop, S.By->Region) && Where.File == Loop.File &&
         Where.Offset < Loop.Begin;
}

/// Does nothing in the function write what is read there, but its start?
static bool isKept(const Trial &T, const Place &P, StringRef Type,
                   const Start &S, bool IsMade) {
  MemoryUse Read;
  Read.P = P;
  Read.Type = Type.str();
  return none_of(T.All->ofRegion(T.Id, 0).Memory, [&](const MemoryUse &Use) {
    bool IsStart =
        IsMade && ((S.Maker != NoId && Use.Via == S.Maker) ||
                   (Use.P == P && Use.Path && Use.Path->Where == S.By->Where));
    return Use.Write && !IsStart &&
           overlap(T, Use, 0, Read, 0) != Overlap::Never;
  });
}

static std::optional<Value> valueAtStart(const Trial &T, const Place &Integer,
                                         StringRef Type) {
  if (Integer.R != Root::Variable || !hasOnlyFields(Integer.Path) || !T.All ||
      !T.Shape)
    return std::nullopt;
  const Variable &Object = T.F.Variables[Integer.Id];
  if (Object.K != Variable::Kind::Local || Object.IsReference ||
      isPointerType(Object.Type) || Object.IsThreadLocal)
    return std::nullopt;
  auto S = startOf(T, Integer, Type);
  if (!S || !isBeforeLoop(T, *S) || !isKept(T, Integer, Type, *S, true))
    return std::nullopt;
  std::optional<Value> From = asMember(T, S->From, Type);
  if (!From || From->K == Value::Kind::Constant)
    return From;
  if (From->K != Value::Kind::Place || !hasOnlyFields(From->P.Path) ||
      (From->P.R != Root::Variable && From->P.R != Root::This) ||
      !isKept(T, From->P, Type, *S, false))
    return std::nullopt;
  return From;
}

std::optional<Value> sameNumber(const Trial &T, const Place &Integer,
                                StringRef Type) {
  auto [Known, IsNew] = T.Same.try_emplace(Integer);
  if (!IsNew)
    return Known->second;
  if (Integer.Path.empty() || Integer.Path.back().K != Step::Kind::Yield)
    return T.Same[Integer] = valueAtStart(T, Integer, Type);
  Place Object = Integer;
  Object.Path.pop_back();
  return T.Same[Integer] = memberReturned(T, std::move(Object),
                                          Integer.Path.back().Name, Type);
}

} // namespace poolwise
