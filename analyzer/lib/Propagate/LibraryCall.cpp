//===- LibraryCall.cpp - Calls of functions that a rule models ------------===//

#include "CallBehavior.h"
#include "CostModel.h"
#include "LibraryNames.h"
#include "RegionWeights.h"
#include "poolwise/Summary/CastField.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;
using Role = TypeModel::Role;
using Returns = ReturnModel::Kind;

namespace {
const Step Deref{Step::Kind::Deref, {}, {}};
const Step Address{Step::Kind::Address, {}, {}};
const Step SomeIndex{Step::Kind::Index, {}, {}};
const Step FirstElement{Step::Kind::Index, {}, {true, NoId, 0}};

bool isWaiting(EffectKind K) {
  return K != EffectKind::Compute && K != EffectKind::Allocate;
}

double sizeOf(const Model &M, const Value *V) {
  if (V && V->K == Value::Kind::Constant)
    return double(std::max<int64_t>(V->Number, 0));
  if (V && V->K == Value::Kind::Text)
    return double(V->Name.size());
  bool IsCount = V && isScalar(V->Type) && !isRawPointer(V->Type);
  bool IsByte = M.BySize->CpuNs + M.BySize->WaitNs < cost::DearElementNs &&
                llvm::none_of(
                    M.Callbacks,
                    [](const CallbackModel &Each) { return Each.PerElement; });
  bool IsWork = M.ByObject || llvm::any_of(M.Effects, [](EffectKind E) {
                  return E != EffectKind::Allocate;
                });
  return IsCount && IsByte && IsWork ? cost::TypicalBuffer : cost::TypicalSize;
}

/// Waits until another thread says that something is so.
bool awaitsCondition(const Model &M) {
  return llvm::is_contained(M.Effects, EffectKind::Lock) && !M.Acquires;
}

bool isListed(const std::optional<std::vector<ObjectRef>> &List,
              ObjectRef Ref) {
  return List && llvm::is_contained(*List, Ref);
}

/// Made here as a blocking one, and handed to nobody who could change that.
bool isSurelyBlocking(Resolver &R, const Value *V) {
  if (!V || V->K != Value::Kind::Place || V->P.R != Root::Variable ||
      !V->P.Path.empty() || V->P.Id < R.F.ParameterCount)
    return false;
  bool IsMadeHere = false;
  for (const Binding &B : R.F.Bindings) {
    if (B.Target != V->P)
      continue;
    const Model *Maker =
        B.From.K == Value::Kind::Place && B.From.P.R == Root::Result
            ? R.modelOf(B.From.P.Id)
            : nullptr;
    if (!Maker || Maker->Gives.empty() || Maker->Unblocks)
      return false;
    IsMadeHere = true;
  }
  for (CallId Id = 0; Id < R.F.Calls.size(); ++Id)
    for (const Argument &A : R.F.Calls[Id].Arguments)
      if (A.V.K == Value::Kind::Place && A.V.P.R == Root::Variable &&
          A.V.P.Id == V->P.Id) {
        const Model *User = R.modelOf(Id);
        if (!User || User->Unblocks)
          return false;
      }
  return IsMadeHere;
}

} // namespace

bool CallBehavior::mayNotWait(const Model &M, const Call &C) {
  return M.UnlessNonblocking &&
         !isSurelyBlocking(R, R.object(C, *M.UnlessNonblocking));
}

void CallBehavior::library(const Model &M, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  auto Path = [&] { return witness(C.Where, C.Name, &M); };
  Hop Here{C.Where, 0, Path};
  libraryCost(M, Of);
  if (!M.SizeHintOnly && Out.wantsMemory())
    libraryMemory(M, Of);
  if (M.Threads == ThreadSafety::Unsafe)
    Out.notThreadSafe(C.Name, Here);
  if (M.Throws && !C.IsNoexcept)
    Out.throws(Here, llvm::StringRef(C.Name).starts_with("std::"));
  callbacks(M, Of);
  elementCalls(M, Of);
}

/// Time, effects, and traces outside, which memory streams do not leave.
void CallBehavior::libraryCost(const Model &M, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  auto Path = [&] { return witness(C.Where, C.Name, &M); };
  Hop Here{C.Where, 0, Path};
  Cost Time = M.Typical;
  if (M.BySize) {
    double Size = sizeOf(M, R.object(C, M.BySize->Of));
    Time.CpuNs += Size * M.BySize->CpuNs;
    Time.WaitNs += Size * M.BySize->WaitNs;
  }
  if (llvm::is_contained(M.Effects, EffectKind::Sleep) &&
      isOnBranch(F, C.Region))
    Time.WaitNs *= cost::BackOffWeight;
  if (awaitsCondition(M))
    Time.WaitNs *= waitsInLoop(F, C.Region);
  Time.CpuNs *= Of.Times.Times;
  Time.WaitNs *= Of.Times.Times;
  bool Counts = Of.TimeCounts && !Of.Elsewhere;
  if (!Counts)
    Time.CpuNs = Time.WaitNs = 0;

  std::vector<Backing> Backings;
  if (M.ByObject) {
    const Value *Object = R.object(C, *M.ByObject);
    Backings = Object ? backingsOf(R, *Object) : std::vector<Backing>{{}};
  }
  bool Waits = !M.ByObject || llvm::any_of(M.Effects, isWaiting);
  double Wait = Time.WaitNs;
  for (const Backing &B : Backings) {
    double Share = Time.WaitNs / double(Backings.size());
    if (B.Unbuffered && Time.WaitNs > 0) {
      double Written = cost::WriteNs * Of.Times.Times / double(Backings.size());
      Share += Written;
      Wait += Written;
    }
    if (B.K == Backing::Kind::Memory) {
      Wait -= Share;
      continue;
    }
    Waits = true;
    std::optional<Place> Object =
        B.K == Backing::Kind::Open ? B.Object : std::nullopt;
    Out.effect({B.E, std::move(Object), Share, nullptr, Of.Elsewhere,
                B.E != EffectKind::Disk && mayNotWait(M, C)},
               Here);
  }
  Time.WaitNs = Waits ? std::max(0.0, Wait) : 0;

  bool Attributed = llvm::any_of(
      Backings, [](const Backing &B) { return B.K != Backing::Kind::Memory; });
  for (EffectKind E : M.Effects) {
    double Ns = 0;
    if (E == EffectKind::Compute)
      Ns = Time.CpuNs;
    else if (isWaiting(E) && !Attributed) {
      Ns = Time.WaitNs;
      Attributed = true;
    }
    Out.effect(
        {E, {}, Ns, nullptr, Of.Elsewhere, isWaiting(E) && mayNotWait(M, C)},
        Here);
  }
  if (M.ChangesOutside && Waits)
    Out.outside(C.Name, Here);
  if (!Counts)
    return;
  Out.time(Time, Of.Times.Guessed ? Time.CpuNs + Time.WaitNs : 0);
  Out.part(C.Name, Time, Of.Times.Times, C.Where);
}

//--- Memory ---------------------------------------------------------------//

void CallBehavior::libraryMemory(const Model &M, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  if (C.Receiver)
    useObject(M, {ObjectRef::This}, Of);
  for (int I = 0; I < int(C.Arguments.size()); ++I)
    useArgument(M, {I}, Of);
  auto State = [&](const std::string &Name, bool Write) {
    MemoryUse Use;
    Use.P = {Root::Global, NoId, "state:" + Name, {}};
    Use.Write = Write;
    Use.Atomic = M.Threads == ThreadSafety::Safe;
    Use.Via = Of.Id;
    Use.Region = C.Region;
    Out.memory(std::move(Use),
               {C.Where, 0, [&] { return witness(C.Where, C.Name, &M); }});
  };
  for (const std::string &Name : M.WritesState)
    State(Name, true);
  for (const std::string &Name : M.ReadsState)
    State(Name, false);
}

void CallBehavior::useAt(const Model &M, Places All, bool Write,
                         const std::string &Type, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  bool Atomic = W.hasRole(Type, Role::Atomic) || W.hasRole(Type, Role::Mutex);
  for (Place &P : All) {
    MemoryUse Use;
    Use.Update = updateOf(Of.Id, P);
    Use.P = std::move(P);
    Use.Write = Write;
    Use.Atomic = Atomic;
    Use.Type = Type;
    Use.Via = Of.Id;
    Use.Region = C.Region;
    Out.memory(std::move(Use),
               {C.Where, 0, [&] { return witness(C.Where, C.Name, &M); }});
  }
}

static Places withBookkeeping(Places All) {
  for (Place &P : All)
    if (!isAddress(P))
      P = extended(std::move(P), {Step::Kind::Field, BookkeepingField, {}});
  return All;
}

void CallBehavior::useObject(const Model &M, ObjectRef Ref, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  const Value &V = *C.Receiver;
  bool Write = !C.IsConst || C.K == Call::Kind::Constructor ||
               C.K == Call::Kind::Destructor;
  if (isListed(M.Writes, Ref))
    Write = true;
  else if (M.Writes || isListed(M.Reads, Ref))
    Write = C.K == Call::Kind::Constructor || C.K == Call::Kind::Destructor;
  // What stands for a packed element is assigned through, not rebound.
  const TypeModel *T = W.type(V.Type);
  if (Write && T && T->R == Role::View && T->PackedElements)
    useAt(M, R.behind(V), true, V.Type, Of);
  Places At = R.valueOf(V);
  if (!Write && looksAtBookkeeping(W, C, M, Ref, V.Type))
    At = withBookkeeping(std::move(At));
  useAt(M, std::move(At), Write, V.Type, Of);
}

/// A library may take a pointer to an element for one to the first of many.
/// What a container or array gives of itself (`row.data()`) stays inside of it.
static bool mayBeFirstOfMany(const Call &C, const Value &Pointer,
                             const Model *Giver) {
  bool IsWhole = Giver && Giver->Returns.K == Returns::Iterator &&
                 Giver->Returns.Of == ObjectRef{ObjectRef::This};
  if (IsWhole || llvm::StringRef(Pointer.Type).ends_with("]"))
    return false;
  std::string Type = pointeeType(Pointer.Type);
  return isScalar(Type) || isRawPointer(Type) || Type.empty() ||
         llvm::StringRef(Type).ends_with("void") ||
         llvm::any_of(C.Arguments, [&](const Argument &A) {
           return &A.V != &Pointer && A.V.Type == Pointer.Type;
         });
}

/// The first element that a container or array gives stands for all of it.
static void toWhole(Places &All) {
  for (Place &P : All)
    if (P.Path.size() > 1 && P.Path.back() == FirstElement &&
        P.Path[P.Path.size() - 2].K == Step::Kind::Index)
      P.Path.pop_back();
}

/// Elements with those beside them. What a parameter points at may be one.
static Places withBeside(const FunctionSummary &F, Places All,
                         const std::string &Type) {
  for (Place &P : All) {
    bool IsElement = !P.Path.empty() && P.Path.back().K == Step::Kind::Index;
    bool IsParameter = P.R == Root::Variable && P.Id < F.ParameterCount &&
                       P.Path.size() == 1 && P.Path[0] == Deref;
    if (IsElement || IsParameter)
      P = extended(std::move(P),
                   {Step::Kind::Field, CastPrefix + Type + ")", {}});
  }
  return All;
}

void CallBehavior::useArgument(const Model &M, ObjectRef Ref, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  const Argument &A = C.Arguments[Ref.Index];
  if (A.V.K != Value::Kind::Place)
    return;
  bool IsView = W.hasRole(A.V.Type, Role::View);
  // A handle that takes over a pointer looks at the pointer, not behind it.
  if (C.K == Call::Kind::Constructor && C.Receiver &&
      W.isHandle(C.Receiver->Type) && isRawPointer(A.V.Type))
    return;
  bool IsPointer = A.By == Passing::Pointer || A.By == Passing::ConstPointer;
  bool ByReference = !IsPointer && A.By != Passing::Value;
  bool Write = A.By == Passing::Pointer || A.By == Passing::Reference ||
               A.By == Passing::Moved ||
               (A.By == Passing::Value && IsView && mayWriteThrough(A.V.Type));
  if (isListed(M.Writes, Ref))
    Write = true;
  else if (M.Writes || isListed(M.Reads, Ref))
    Write = false;

  if (!ByReference && (IsPointer || IsView)) {
    if (isInSpan(M, Ref.Index, Of.Id))
      return;
    if (Places Used = elementsUsed(M, Ref.Index, Of.Id); !Used.empty())
      return useAt(M, std::move(Used), Write,
                   IsPointer ? pointeeType(A.V.Type) : "", Of);
  }
  if (ByReference) {
    Places At = R.valueOf(A.V);
    if (!Write && looksAtBookkeeping(W, C, M, Ref, A.V.Type))
      At = withBookkeeping(std::move(At));
    useAt(M, std::move(At), Write, A.V.Type, Of);
    // Iterators are compared and moved; string views are looked into.
    if (IsView && !Write && !isIterator(A.V.Type))
      useAt(M, R.behind(A.V), false, "", Of);
    // `scan(text, &number)`, where the parameter is `A &&`.
    if (Write && isRawPointer(A.V.Type))
      useAt(M, R.follow(R.valueOf(A.V), Deref), true, pointeeType(A.V.Type),
            Of);
    return;
  }
  if (IsPointer) {
    std::string Type = pointeeType(A.V.Type);
    bool IsResult = A.V.P.R == Root::Result && A.V.P.Path.empty();
    Places At = R.follow(R.valueOf(A.V), Deref);
    if (mayBeFirstOfMany(C, A.V, IsResult ? R.modelOf(A.V.P.Id) : nullptr))
      At = withBeside(F, std::move(At), Type);
    else
      toWhole(At);
    useAt(M, std::move(At), Write, Type, Of);
  } else if (IsView)
    useAt(M, R.behind(A.V), Write, "", Of);
  else if (isScalar(A.V.Type) && (isListed(M.Writes, Ref) || M.ByObject == Ref))
    // A descriptor: the number stands for an open file, with its position.
    useAt(M, R.follow(R.valueOf(A.V), Deref), Write, DescriptorType, Of);
}

//--- Callables handed over --------------------------------------------------//

void CallBehavior::callbacks(const Model &M, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  for (const CallbackModel &Callback : M.Callbacks) {
    const Value *V = R.object(C, Callback.Callable);
    // A null callable, or a default argument.
    if (!V || V->K == Value::Kind::Constant)
      continue;
    Run One = Of;
    One.Elsewhere |= Callback.Elsewhere;
    if (Callback.PerElement) {
      One.Times.Times *= cost::GuessedTrips;
      One.Times.Guessed = true;
    }
    Targets T = R.callables(*V);
    runCallback(T, M, Callback.Callable.Index, Callback.PerElement, {}, One);
  }
}

void CallBehavior::callable(CallId Id, int Work) {
  const Call &C = F.Calls[Id];
  if (Work < 0 || size_t(Work) >= C.Arguments.size())
    return;
  static const Model None;
  const Model *M = R.modelOf(Id);
  runCallback(R.callables(C.Arguments[Work].V), M ? *M : None, Work,
              /*PerElement=*/true, {true, OwnElement, 0},
              {Id, {1, false, true}});
}

void CallBehavior::task(CallId Id, const CallbackModel &How) {
  const Call &C = F.Calls[Id];
  const Value *V = R.object(C, How.Callable);
  const Model *M = R.modelOf(Id);
  if (V && M)
    runCallback(R.callables(*V), *M, How.Callable.Index, How.PerElement,
                {How.PerElement, OwnElement, 0}, {Id, {1, false, true}});
}

void CallBehavior::runCallback(const Targets &T, const Model &M, int Callable,
                               bool PerElement, Subscript Own, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  // What the callable is given: elements of the ranges, or what stands behind
  // it in the call.
  std::vector<Places> Given;
  Places Elements;
  auto WithData = llvm::find_if(M.Callbacks, [&](auto &Callback) {
    return Callback.Callable.Index == Callable && Callback.Data;
  });
  bool HasData = WithData != M.Callbacks.end();
  for (int I = 0; I < int(C.Arguments.size()); ++I) {
    const Argument &A = C.Arguments[I];
    bool HasPlace = A.V.K == Value::Kind::Place;
    if (!PerElement && I > Callable) // a number keeps its position, too
      Given.push_back(HasPlace ? R.valueOf(A.V) : Places{Place()});
    if (I == Callable || !HasPlace || !PerElement)
      continue;
    bool IsContainer = W.hasRole(A.V.Type, Role::Container);
    if (!W.isPointerLike(A.V.Type) && !IsContainer)
      continue;
    if (M.Algorithm && I != M.Algorithm->First)
      continue;
    if (!Own.Known) {
      Places Used = elementsUsed(M, I, Of.Id);
      if (!Used.empty() || isInSpan(M, I, Of.Id)) {
        unite(Elements, std::move(Used));
        continue;
      }
    }
    for (Place P : R.behind(A.V)) {
      if (IsContainer || P.Path.empty() || P.Path.back().K != Step::Kind::Index)
        P = extended(std::move(P), SomeIndex);
      if (!P.Path.empty() && P.Path.back().K == Step::Kind::Index)
        P.Path.back().Index = Own;
      unite(Elements, std::move(P));
    }
  }
  for (const Callee &B : T.Bodies) {
    Frame Fr = Frame::ofCallback(R, B, Of.Id);
    unsigned Count = W.P.Functions[B.F].ParameterCount;
    if (PerElement) {
      for (unsigned I = 0; I < Count; ++I)
        Fr.setArgument(I, Elements.empty() ? Places{Place()} : Elements);
    } else if (HasData) {
      Place Buffer = freshPlace(Of.Id);
      Buffer.Name = "new";
      Buffer.Path.push_back(Address);
      for (unsigned I = 0; I < Count; ++I)
        Fr.setArgument(I, int(I) == WithData->Data->Parameter
                              ? R.userData(Of.Id, *WithData)
                              : Places{Buffer});
    } else {
      // A method and its object: std::thread(&Worker::run, &W).
      size_t First = Given.size() == Count + 1 ? 1 : 0;
      if (First && !Given[0].empty())
        Fr.setReceiver(isAddress(Given[0].front()) ? R.follow(Given[0], Deref)
                                                   : Given[0]);
      for (unsigned I = 0; I < Count && I + First < Given.size(); ++I)
        Fr.setArgument(I, Given[I + First]);
    }
    body(B.F, Fr, Of);
  }
  if (T.Rule)
    libraryCost(*T.Rule, Of);
  for (const Place &Callable : T.Open) {
    ParameterCall P;
    P.Callable = Callable;
    P.Arguments = PerElement ? std::vector<Places>{Elements} : Given;
    P.Times = Of.Times.Times;
    P.Guessed = Of.Times.Guessed;
    P.Elsewhere = Of.Elsewhere;
    P.Name = describe(F, Callable);
    P.Where = C.Where;
    Out.parameterCall(std::move(P));
  }
  if (T.Unknown) {
    std::string Name = "a callable given to " + C.Name;
    Out.unknown(Name, {C.Where, 0, [&] { return witness(C.Where, Name); }});
  }
}

} // namespace poolwise
