//===- ElementCalls.cpp - Members that library templates run --------------===//
//
// A library template on the program's types may copy, compare or destroy their
// objects. In:  the members that it may run. Out: what they do besides touching
// the elements themselves, which the call's own model covers, and what they do
// to whatever the elements point at.
//
//===----------------------------------------------------------------------===//

#include "CallBehavior.h"
#include "CommonUses.h"
#include "CostModel.h"
#include "LibraryNames.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

namespace {
const Step SomeIndex{Step::Kind::Index, {}, {}};

/// Numbers, and iterators that are only moved or compared, run no member.
bool isIndifferent(const Value &V, bool ByValue) {
  return V.K != Value::Kind::Place || isScalar(V.Type) ||
         (!ByValue && isIterator(V.Type));
}

/// `std::make_unique<Widget>(3)`: also from numbers alone.
bool constructs(const Call &C) {
  llvm::StringRef Name = C.Name;
  return Name.starts_with("std::make_") || Name == "std::allocate_shared" ||
         Name == "std::construct_at";
}
/// The constructor that `std::make_unique<Widget>(3)` and `V.emplace_back(3)`
/// run: the only one for so many arguments that takes no other Widget. NoId.
FunctionId madeBy(const World &W, const Call &C, const Model &M) {
  if (!constructs(C) && M.Appends != Model::AppendForm::EmplaceBack)
    return NoId;
  FunctionId Found = NoId;
  for (const std::string &Usr : C.ElementCalls) {
    const MemberUsr &Member = W.memberNamed(Usr);
    const FunctionId *Body = W.find(Usr);
    if (!Body || !Member.Changes || Member.IsDestructor ||
        llvm::StringRef(Member.Name).ends_with("::operator="))
      continue;
    const FunctionSummary &F = W.P.Functions[*Body];
    llvm::StringRef Class = llvm::StringRef(Member.Name).rsplit("::").first;
    if (F.ParameterCount != C.Arguments.size() ||
        (F.ParameterCount > 0 && Class == F.Variables[0].Type))
      continue;
    if (Found != NoId)
      return NoId;
    Found = *Body;
  }
  return Found;
}
} // namespace

Frame CallBehavior::elementFrame(FunctionId Member, const Places &Receiver,
                                 const Places &Elements, const Run &Of) {
  Frame Fr = Frame::ofCallback(R, {Member, nullptr, {}}, Of.Id);
  Fr.setReceiver(Receiver);
  for (unsigned I = 0; I < W.P.Functions[Member].ParameterCount; ++I)
    Fr.setArgument(I, Elements);
  return Fr;
}

void CallBehavior::elementMemory(const CommonUses &All, const Places &Made,
                                 const Places &Elements, const Run &Of) {
  const CommonUse *Last = nullptr;
  std::optional<Frame> Fr;
  std::optional<Takeover> By;
  for (const CommonUse &U : All.uses()) {
    if (!Last || Last->Body != U.Body || Last->Changes != U.Changes) {
      Fr.emplace(
          elementFrame(U.Body, U.Changes ? Made : Elements, Elements, Of));
      By.emplace(takeover(*Fr, Of));
    }
    Last = &U;
    BehaviorBuilder::Unsure Scope(Out, U.IsUnsure);
    const std::string &Callee = W.P.Functions[U.Body].Name;
    if (U.HasOneType) {
      takeOver(*U.Use, Callee, *Fr, *By);
    } else {
      MemoryUse Mixed = *U.Use;
      Mixed.Type.clear();
      takeOver(Mixed, Callee, *Fr, *By);
      By->Last = &U.Use->P;
    }
  }
}

void CallBehavior::elementCalls(const Model &M, const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  if (C.ElementCalls.empty())
    return;
  bool ReceiverMatters =
      C.Receiver && !isIndifferent(*C.Receiver, false) &&
      !looksAtBookkeeping(W, C, M, {ObjectRef::This}, C.Receiver->Type);
  auto ArgumentMatters = [](const Argument &A) {
    return !isIndifferent(A.V, A.By == Passing::Value);
  };
  if (!ReceiverMatters && !constructs(C) &&
      llvm::none_of(C.Arguments, ArgumentMatters))
    return;

  // What may be made, assigned or destroyed, and what may be looked at.
  Places Made, All;
  if (ReceiverMatters)
    for (Place P : R.valueOf(*C.Receiver)) {
      P = extended(std::move(P), SomeIndex);
      if (!C.IsConst)
        unite(Made, P);
      unite(All, std::move(P));
    }
  for (const Argument &A : C.Arguments) {
    if (!ArgumentMatters(A))
      continue;
    Places Behind = R.behind(A.V);
    if (A.By == Passing::Reference || A.By == Passing::Pointer ||
        (A.By == Passing::Value && W.isPointerLike(A.V.Type) &&
         mayWriteThrough(A.V.Type)))
      unite(Made, Behind);
    unite(All, std::move(Behind));
  }
  if (Made.empty())
    Made = {freshPlace(Of.Id)};

  // Who shares an object ends it only as the last of its owners.
  bool IsShared =
      C.Receiver && W.hasRole(C.Receiver->Type, TypeModel::Role::SharedOwner);
  Cost Own;
  FunctionId Constructor = madeBy(W, C, M);
  CommonUses Memory(W);
  for (const std::string &Usr : C.ElementCalls) {
    const MemberUsr &Member = W.memberNamed(Usr);
    if (C.K == Call::Kind::Destructor && !Member.IsDestructor)
      continue;
    auto Bodies = W.bodies(F, Usr);
    if (Bodies.empty())
      Out.unknown(Member.Name,
                  {C.Where, 0, [&] { return witness(C.Where, Member.Name); }});
    const bool IsUnsure = IsShared && Member.IsDestructor;
    const bool Outer = Out.isUnsure();
    BehaviorBuilder::Unsure Scope(Out, IsUnsure);
    for (FunctionId Body : Bodies) {
      if (Out.wantsMemory())
        Memory.add(Body, Member.Changes, IsUnsure, Outer);
      // All elements end with their container; how many others run is not
      // known.
      Run One = Of;
      One.TimeCounts = C.K == Call::Kind::Destructor || Body == Constructor;
      const double OneNs =
          W.P.Functions[Body].IsImplicit ? 0 : cost::ElementCallNs;
      if (!One.TimeCounts)
        Own.CpuNs += OneNs * Of.Times.Times;
      else if (Body != Constructor && C.Receiver &&
               W.hasRole(C.Receiver->Type, TypeModel::Role::Container))
        One.Times = {Of.Times.Times * cost::GuessedTrips, true, true};
      std::optional<Frame> Fr;
      bodyWork(
          Body,
          [&]() -> Frame & {
            if (!Fr)
              Fr.emplace(
                  elementFrame(Body, Member.Changes ? Made : All, All, Of));
            return *Fr;
          },
          One);
    }
  }
  elementMemory(Memory, Made, All, Of);
  Out.time(Own, Of.Times.Guessed ? Own.CpuNs : 0);
}

} // namespace poolwise
