#include "PlaceRelation.h"
#include "OwnPair.h"
#include "OwnRow.h"
#include "TypeRelation.h"
#include "poolwise/Summary/CastField.h"
#include "poolwise/Summary/OwnedBelow.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

using namespace llvm;
namespace poolwise {

using StepKind = Step::Kind;
using Root = Place::Root;

size_t anchorLength(const Place &P) {
  for (size_t I = P.Path.size(); I > 0; --I)
    if (P.Path[I - 1].K == StepKind::Deref)
      return I;
  return 0;
}

static bool sameRoot(const Place &A, const Place &B) {
  return A.R == B.R && A.Id == B.Id && A.Name == B.Name;
}

static bool samePrefix(const Place &A, const Place &B, size_t Length) {
  return sameRoot(A, B) && A.Path.size() >= Length && B.Path.size() >= Length &&
         ArrayRef(A.Path).take_front(Length) ==
             ArrayRef(B.Path).take_front(Length);
}

/// A look at how many elements there are or where they lie, not at one of them.
static bool isBookkeeping(const Place &P) {
  return !P.Path.empty() && P.Path.back().K == StepKind::Field &&
         P.Path.back().Name == BookkeepingField;
}

static Place prefix(const Place &P, size_t Length) {
  Place Result = P;
  Result.Path.resize(Length);
  return Result;
}

/// Of an element or of what a pointer leads to, by the type before.
static std::string typeBehind(const Trial &T, const Place &P) {
  if (P.Path.empty() ||
      (P.Path.back().K != StepKind::Index &&
       P.Path.back().K != StepKind::Deref &&
       P.Path.back().K != StepKind::Owned) ||
      P.Path.back().Name == OwnedBelow)
    return "";
  std::string Before = typeOfPlace(T, prefix(P, P.Path.size() - 1));
  return P.Path.back().K == StepKind::Index ? elementType(Before)
                                            : typeLedTo(Before);
}

/// The first that is said of a place counts.
static std::map<Place, StringRef> namedTypes(const Trial &T) {
  std::map<Place, StringRef> Out;
  auto Add = [&](const Value &V) {
    if (V.K != Value::Kind::Place || V.Type.empty())
      return;
    Out.try_emplace(V.P, V.Type);
    for (Place &P : T.Resolve(V.P))
      Out.try_emplace(std::move(P), V.Type);
  };
  for (const Region &R : T.F.Regions)
    if (R.Loop)
      Add(R.Loop->Over);
  for (const Call &C : T.F.Calls)
    if (C.Receiver)
      Add(*C.Receiver);
  return Out;
}

std::string typeOfPlace(const Trial &T, const Place &P) {
  if (P.R == Root::Variable && P.Path.empty())
    return T.F.Variables[P.Id].Type;
  if (!T.NamedTypes)
    T.NamedTypes = namedTypes(T);
  auto It = T.NamedTypes->find(P);
  return It != T.NamedTypes->end() ? It->second.str() : typeBehind(T, P);
}

/// An object of this frame: nothing that existed before the function ran can be
/// it. A local reference that is still a variable holds a temporary of its own.
static bool isValueOfFrame(const Trial &T, const Place &P, size_t Anchor) {
  if (P.R != Root::Variable || Anchor > 0)
    return false;
  const Variable &V = T.F.Variables[P.Id];
  return V.K == Variable::Kind::Local || !V.IsReference;
}

/// A number, pointer or library object of this frame that nobody else can
/// reach: its members are not handed out by methods of the program.
static bool isUnreachable(const Trial &T, const Place &P) {
  if (T.F.Variables[P.Id].AddressTaken)
    return false;
  StringRef Type = T.F.Variables[P.Id].Type;
  return isScalarType(Type) || isArrayType(Type) || T.Rules.typeNamed(Type);
}

/// A pointer that was there before the function ran.
static bool isOfCallers(const Trial &T, const Place &P) {
  auto MayGiveAddress = [&](const Binding &B) {
    return B.Target.R == P.R && B.Target.Id == P.Id &&
           (B.From.Type.empty() || T.Types.mayHoldAddress(B.From.Type));
  };
  return P.R == Root::This || P.R == Root::Global ||
         (P.R == Root::Variable &&
          T.F.Variables[P.Id].K == Variable::Kind::Parameter &&
          none_of(T.F.Bindings, MayGiveAddress));
}

/// May the function, or what it calls, store an address where its callers have
/// pointers? If not, these do not lead to its own variables.
static bool keepsAddresses(const Trial &T) {
  if (!T.KeepsAddresses)
    T.KeepsAddresses =
        !T.All || !T.All->ofFunction(T.Id).Unknown.empty() ||
        any_of(T.OfFunction, [&](const MemoryUse &Use) {
          return Use.Write && (Use.P.isUnknown() || Use.Type.empty() ||
                               T.Types.mayHoldAddress(Use.Type));
        });
  return *T.KeepsAddresses;
}

/// Do the pointers that lead to the object differ from round to round?
static bool isAnchorVarying(const Trial &T, const Place &P, size_t Anchor,
                            unsigned Task) {
  Place Start = P;
  Start.Path.clear();
  if (Anchor > 0 && T.isPrivate(Start, Task))
    return true;
  for (size_t I = 0; I < Anchor; ++I)
    if (P.Path[I].K == StepKind::Index &&
        !(P.Path[I].Index.Known && P.Path[I].Index.Variable == NoId))
      return true;
  return false;
}

static bool isCast(const Step &S) {
  return S.K == StepKind::Field && StringRef(S.Name).starts_with(CastPrefix);
}

static bool isCastInside(const Place &P) { return any_of(P.Path, isCast); }

/// Is the element seen as another type, or as one of many, so that those beside
/// it are in reach?
static bool reachesBeside(const Place &P, size_t I) {
  return P.Path[I].K == StepKind::Index && I + 1 < P.Path.size() &&
         isCast(P.Path[I + 1]);
}

/// Different rounds use different rows, which begin at the same distance from
/// each other.
static bool inOwnRows(const Trial &T, const MemoryUse &A, size_t StepA,
                      const MemoryUse &B, size_t StepB) {
  std::optional<OwnRow> Row = ownRow(T, A, StepA);
  return Row && Row == ownRow(T, B, StepB);
}

static bool isUnion(const Step &S) {
  return S.K == StepKind::Field && S.Name == "(union)";
}

/// Elements of one number in different members of a union, which the step is,
/// may be of two sizes.
static bool areInOtherMembers(const MemoryUse &A, const MemoryUse &B,
                              size_t Union) {
  auto IsIndexed = [&](const Place &P) {
    return any_of(ArrayRef(P.Path).drop_front(Union),
                  [](const Step &S) { return S.K == StepKind::Index; });
  };
  return (IsIndexed(A.P) || IsIndexed(B.P)) &&
         (A.P.Path != B.P.Path || A.Type.empty() || A.Type != B.Type);
}

/// Both are inside one object, reached by the same path of length `Anchor`.
static Overlap relateInside(const Trial &T, const MemoryUse &UseA,
                            const MemoryUse &UseB, size_t Anchor,
                            Overlap Found) {
  const Place &A = UseA.P, &B = UseB.P;
  size_t Common = std::min(A.Path.size(), B.Path.size());
  Overlap Some = Found == Overlap::Same ? Overlap::SomeElement : Found;
  for (size_t I = Anchor; I < Common; ++I) {
    const Step &SA = A.Path[I], &SB = B.Path[I];
    bool IsConstant = SA == SB && SA.Index.Known && SA.Index.Variable == NoId;
    if ((reachesBeside(A, I) || reachesBeside(B, I)) && !IsConstant)
      return Some;
    bool Bookkeeping = (isBookkeeping(A) && I + 1 == A.Path.size()) ||
                       (isBookkeeping(B) && I + 1 == B.Path.size());
    if (Bookkeeping && SA.K != SB.K)
      return Overlap::Never;
    if (SA.K != SB.K)
      return Some;
    if (isUnion(SA) && isUnion(SB) && areInOtherMembers(UseA, UseB, I))
      return Some;
    if (SA.K == StepKind::Field && SA.Name != SB.Name)
      return isCast(SA) || isCast(SB) ? Some : Overlap::Never;
    if (SA.K != StepKind::Index)
      continue;
    if (Found == Overlap::ThroughPointer)
      continue;
    const Subscript &IA = SA.Index, &IB = SB.Index;
    if (T.isOwnIndex(A, I) && T.isOwnIndex(B, I)) {
      int64_t Distance = IA.Offset - IB.Offset;
      int64_t Step = T.Shape ? T.Shape->Step : 1;
      return Distance == 0 || (Step != 0 && Distance % Step != 0)
                 ? Overlap::Never
                 : Overlap::OtherElement;
    }
    bool Constant =
        IA.Known && IB.Known && IA.Variable == NoId && IB.Variable == NoId;
    if (Constant && IA.Offset != IB.Offset)
      return Overlap::Never;
    if (!Constant &&
        (inOwnRows(T, UseA, I, UseB, I) || inOwnPairs(T, UseA, UseB, I)))
      return Overlap::Never;
    if (!Constant)
      Found = Overlap::SomeElement;
  }
  return Found;
}

/// Is the last step an element of a container or array that is itself inside
/// the object, so that the leaf is no member of any class?
static bool endsInElement(const Trial &T, const Place &P) {
  if (P.Path.empty() || P.Path.back().K != StepKind::Index)
    return false;
  size_t Last = P.Path.size() - 1;
  if (Last > 0 && P.Path[Last - 1].K == StepKind::Field)
    return true;
  return hasDistinctElements(T.Rules, typeOfPlace(T, prefix(P, Last)));
}

static bool endsInField(const Place &P) {
  return !P.Path.empty() && P.Path.back().K == StepKind::Field &&
         !isBookkeeping(P);
}

/// A member of a union, as Extract names it, stands for all of its bytes.
static bool isInUnion(const Place &P) { return any_of(P.Path, isUnion); }

/// Two equal-typed leaves that stand in different ways in their parents can't
/// be one object.
static bool leavesDiffer(const Trial &T, const MemoryUse &A,
                         const MemoryUse &B) {
  bool OneHoldsOther =
      A.Type != B.Type && !(isScalarType(A.Type) && isScalarType(B.Type));
  if (OneHoldsOther || A.Type.empty() || isInUnion(A.P) || isInUnion(B.P) ||
      isCastInside(A.P) || isCastInside(B.P))
    return false;
  if (endsInField(A.P) && endsInField(B.P))
    return A.P.Path.back().Name != B.P.Path.back().Name;
  return (endsInField(A.P) && endsInElement(T, B.P)) ||
         (endsInField(B.P) && endsInElement(T, A.P));
}

/// Elements at the round's own index of two containers of one type: whether the
/// containers are one object or two, the elements are different.
static bool haveSeparateElements(const Trial &T, const MemoryUse &UseA,
                                 const MemoryUse &UseB) {
  const Place &A = UseA.P, &B = UseB.P;
  if (isCastInside(A) || isCastInside(B))
    return false;
  for (size_t I = 0; I < A.Path.size(); ++I)
    for (size_t K = 0; K < B.Path.size(); ++K) {
      bool OwnElements = T.isOwnIndex(A, I) && T.isOwnIndex(B, K) &&
                         A.Path[I].Index.Offset == B.Path[K].Index.Offset;
      if (!OwnElements && !inOwnRows(T, UseA, I, UseB, K))
        continue;
      if (anchorLength(A) > I || anchorLength(B) > K)
        continue;
      std::string Type = typeOfPlace(T, prefix(A, I));
      if (Type.empty() || Type != typeOfPlace(T, prefix(B, K)) ||
          !hasDistinctElements(T.Rules, Type))
        continue;
      // An element that may hold such a container again could hold the other.
      for (StringRef Element : templateArguments(Type))
        if (T.Types.mayHold(Element, Type))
          return false;
      return true;
    }
  return false;
}

/// A parameter that is a pointer, and still the one that was given.
static bool isGivenPointer(const Trial &T, const Place &P) {
  Place Pointer = P;
  Pointer.Path.clear();
  return P.R == Root::Variable && !P.Path.empty() &&
         P.Path.front().K == StepKind::Deref &&
         T.F.Variables[P.Id].K == Variable::Kind::Parameter &&
         none_of(T.F.Accesses,
                 [&](const Access &A) {
                   return A.K == Access::Kind::Write && A.P == Pointer;
                 }) &&
         none_of(T.F.Bindings,
                 [&](const Binding &B) { return B.Target == Pointer; });
}

/// What is written through one `__restrict` pointer is used through no other.
static bool areRestricted(const Trial &T, const SharedUse &A,
                          const SharedUse &B) {
  auto IsAlone = [&](const SharedUse &Mine, const SharedUse &Other) {
    const Place &P = Mine.Use->P, &O = Other.Use->P;
    bool IsOther = O.R == Root::This || O.R == Root::Global ||
                   (O.R == Root::Variable && O.Id != P.Id &&
                    T.F.Variables[O.Id].K == Variable::Kind::Parameter);
    return isGivenPointer(T, P) && T.F.Variables[P.Id].IsRestrict &&
           Mine.Anchor == 1 && IsOther &&
           none_of(T.F.Bindings, [&](const Binding &Kept) {
             return Kept.From.K == Value::Kind::Place && Kept.From.P.R == P.R &&
                    Kept.From.P.Id == P.Id && Kept.Target.R == O.R &&
                    Kept.Target.Id == O.Id;
           });
  };
  return IsAlone(A, B) || IsAlone(B, A);
}

/// Callers hand over two objects, and each use stays in one of them.
static bool areGivenApart(const Trial &T, const SharedUse &A,
                          const SharedUse &B) {
  auto IsInGiven = [&](const SharedUse &Use) {
    const Place &P = Use.Use->P;
    if (P.R == Root::This || P.R == Root::Global)
      return Use.Anchor == 0;
    if (P.R != Root::Variable ||
        T.F.Variables[P.Id].K != Variable::Kind::Parameter)
      return false;
    return T.F.Variables[P.Id].IsReference
               ? Use.Anchor == 0
               : Use.Anchor == 1 && isGivenPointer(T, P);
  };
  auto HasOwner = [](const Place &P) {
    return any_of(P.Path, [](const Step &S) { return S.K == StepKind::Owned; });
  };
  const Place &PA = A.Use->P, &PB = B.Use->P;
  return T.All && IsInGiven(A) && IsInGiven(B) && !HasOwner(PA) &&
         !HasOwner(PB) && T.All->areApart(T.Id, prefix(PA, 0), prefix(PB, 0));
}

/// A member of a class is not inside an element of a container whose objects
/// hold none of that class.
static bool areOfOtherClasses(const Trial &T, const SharedUse &A,
                              const SharedUse &B) {
  auto IsOutside = [&](const SharedUse &Element, const SharedUse &Member) {
    const Place &E = Element.Use->P, &M = Member.Use->P;
    std::string Whole;
    for (size_t I = Element.Anchor; I < E.Path.size(); ++I)
      if (E.Path[I].K == StepKind::Owned)
        Whole.clear();
      else if (E.Path[I].K == StepKind::Index && Whole.empty())
        Whole = elementType(typeOfPlace(T, prefix(E, I)));
    if (Whole.empty() || isInUnion(E) || isInUnion(M) || isCastInside(E) ||
        isCastInside(M) || isBookkeeping(M))
      return false;
    // A member that is a container has its elements elsewhere.
    StringRef Type = Member.Use->Type;
    if (Type.empty() || T.Types.mayHold(Type, Whole))
      return false;
    for (size_t I = M.Path.size(); I-- > Member.Anchor;) {
      if (M.Path[I].K != StepKind::Field)
        return false;
      std::string Class = typeOfPlace(T, prefix(M, I));
      if (!Class.empty() && !T.Types.mayHold(Whole, Class))
        return true;
    }
    return false;
  };
  return IsOutside(A, B) || IsOutside(B, A);
}

/// Different roots, or different pointers on the way. The cheap questions come
/// first: large bodies ask them of millions of pairs.
static Overlap relateStrangers(const Trial &T, const SharedUse &A,
                               const SharedUse &B) {
  const Place &PA = A.Use->P, &PB = B.Use->P;
  bool Loaded = A.Anchor > 0 || B.Anchor > 0;
  bool Known = !PA.isUnknown() && !PB.isUnknown();
  if (Known && !Loaded && PA.R == Root::Global && PB.R == Root::Global)
    return Overlap::Never;
  if (Known && !Loaded && (PA.R == Root::Fresh || PB.R == Root::Fresh))
    return Overlap::Never;
  bool ValueA = isValueOfFrame(T, PA, A.Anchor),
       ValueB = isValueOfFrame(T, PB, B.Anchor);
  if (ValueA && ValueB)
    return Overlap::Never;
  if (ValueA || ValueB) {
    const SharedUse &Mine = ValueA ? A : B, &Theirs = ValueA ? B : A;
    if (!Theirs.Use->P.isUnknown() && Theirs.Anchor == 0)
      return Overlap::Never;
    if (isUnreachable(T, Mine.Use->P) ||
        (isOfCallers(T, Theirs.Use->P) && !keepsAddresses(T)))
      return Overlap::Never;
  }
  StringRef TypeA = A.Use->Type, TypeB = B.Use->Type;
  bool UnionA = isInUnion(PA), UnionB = isInUnion(PB);
  if (!(UnionA && UnionB) &&
      !T.Types.mayOverlap(TypeA, TypeB, Loaded || UnionA || UnionB))
    return Overlap::Never;
  // A container's size changes only with the container, or with what holds it.
  if ((isBookkeeping(PA) && !T.Types.mayHold(TypeB, TypeA)) ||
      (isBookkeeping(PB) && !T.Types.mayHold(TypeA, TypeB)))
    return Overlap::Never;
  if (!Known)
    return Overlap::Unknown;
  if (leavesDiffer(T, *A.Use, *B.Use) ||
      haveSeparateElements(T, *A.Use, *B.Use) || areOfOtherClasses(T, A, B) ||
      areRestricted(T, A, B) || areGivenApart(T, A, B))
    return Overlap::Never;
  return Overlap::Alias;
}

static bool isProcessState(const Place &P) {
  return P.R == Root::Global && StringRef(P.Name).starts_with("state:");
}

static bool namesTemporary(const Value &V) {
  return V.K == Value::Kind::Place && V.P.R == Root::Fresh && V.P.Id == NoId;
}

static bool mayBeCallable(const Trial &T, const Value &V) {
  if (V.K == Value::Kind::Lambda || V.K == Value::Kind::Function)
    return true;
  const TypeModel *Model = T.Rules.typeNamed(V.Type);
  return StringRef(V.Type).contains("(lambda") ||
         (Model && Model->R == TypeModel::Role::Callable);
}

/// A temporary that the task's own code makes. What a closure copied has no
/// maker either, but lives as long as the closure; only calls reach it.
static bool isTemporary(const Trial &T, const MemoryUse &Use) {
  if (Use.P.R != Root::Fresh || Use.P.Id != NoId || anchorLength(Use.P) > 0)
    return false;
  if (Use.Via == NoId)
    return true;
  const Call &C = T.F.Calls[Use.Via];
  if (C.K == Call::Kind::Indirect ||
      (C.Receiver && mayBeCallable(T, *C.Receiver)))
    return false;
  bool Named = C.Receiver && namesTemporary(*C.Receiver);
  for (const Argument &A : C.Arguments) {
    if (mayBeCallable(T, A.V))
      return false;
    Named |= namesTemporary(A.V);
  }
  return Named;
}

std::optional<SharedUse> sharedUse(const Trial &T, const MemoryUse &Use,
                                   unsigned Task) {
  if (Use.P.R == Root::Constant || T.isPrivate(Use.P, Task) ||
      isTemporary(T, Use))
    return std::nullopt;
  return SharedUse{&Use, Task, anchorLength(Use.P)};
}

Overlap overlap(const Trial &T, const SharedUse &A, const SharedUse &B) {
  const Place &PA = A.Use->P, &PB = B.Use->P;
  // State of the process is behind no name of the program.
  if (isProcessState(PA) || isProcessState(PB))
    return sameRoot(PA, PB) ? Overlap::Same : Overlap::Never;
  if (PA.isUnknown() || PB.isUnknown() || A.Anchor != B.Anchor ||
      !samePrefix(PA, PB, A.Anchor))
    return relateStrangers(T, A, B);
  Overlap Start = isAnchorVarying(T, PA, A.Anchor, A.Task)
                      ? Overlap::ThroughPointer
                      : Overlap::Same;
  return relateInside(T, *A.Use, *B.Use, A.Anchor, Start);
}

Overlap overlap(const Trial &T, const MemoryUse &A, unsigned TaskA,
                const MemoryUse &B, unsigned TaskB) {
  std::optional<SharedUse> SA = sharedUse(T, A, TaskA),
                           SB = sharedUse(T, B, TaskB);
  return SA && SB ? overlap(T, *SA, *SB) : Overlap::Never;
}

} // namespace poolwise
