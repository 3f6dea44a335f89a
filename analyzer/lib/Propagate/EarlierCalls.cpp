//===- EarlierCalls.cpp - What was set on an object before ----------------===//
//
// In:  a call on an object that other calls in the same body set up:
//      curl_easy_setopt(H, ...), then curl_easy_perform(H).
// Out: whether such a call always came before, and what it handed over.
// Not handled: objects that are handed to other functions of the program, or
//      kept in a second place; nothing is known of them.
//
//===----------------------------------------------------------------------===//

#include "Resolver.h"
#include "poolwise/Rules/Condition.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

/// Several alternatives are no object that could be told from others.
std::optional<Place> Resolver::soleObject(const Value *V) {
  if (!V || V->K != Value::Kind::Place)
    return std::nullopt;
  Places All = valueOf(*V);
  if (All.size() != 1 || All.front().isUnknown())
    return std::nullopt;
  return All.front();
}

/// Somebody else in the program may set it up anew.
bool Resolver::isHandedOut(const Place &Object) {
  auto IsObject = [&](const Value &V) {
    return V.K == Value::Kind::Place && llvm::is_contained(valueOf(V), Object);
  };
  unsigned KeptIn = llvm::count_if(
      F.Bindings, [&](const Binding &B) { return IsObject(B.From); });
  return KeptIn > 1 || llvm::any_of(F.Calls, [&](const Call &C) {
           bool IsLibrary = !W.find(C.Usr) && W.Rules.modelNamed(C.Name);
           return !IsLibrary &&
                  ((C.Receiver && IsObject(*C.Receiver)) ||
                   llvm::any_of(C.Arguments, [&](const Argument &A) {
                     return IsObject(A.V);
                   }));
         });
}

/// The calls of `Function` in this body that work on the same object as call
/// `Id`; empty when it may be set up elsewhere too.
std::vector<CallId>
Resolver::callsOnSameObject(CallId Id, llvm::StringRef Function, ObjectRef On) {
  std::vector<CallId> Found;
  std::optional<Place> Object = soleObject(object(F.Calls[Id], On));
  if (!Object || isHandedOut(*Object))
    return Found;
  for (CallId Other = 0; Other < F.Calls.size(); ++Other)
    if (F.Calls[Other].Name == Function &&
        soleObject(object(F.Calls[Other], On)) == Object)
      Found.push_back(Other);
  return Found;
}

/// The block that a statement always runs with.
static RegionId blockOf(const FunctionSummary &F, RegionId R) {
  while (F.Regions[R].K == Region::Kind::Statement)
    R = F.Regions[R].Parent;
  return R;
}

bool Resolver::cameBefore(CallId Id, const ModelCondition &If) {
  auto IsNull = [](const Value &V) {
    return V.K == Value::Kind::Constant && V.Number == 0;
  };
  return llvm::any_of(
      callsOnSameObject(Id, If.After, If.On), [&](CallId Other) {
        const Call &C = F.Calls[Other];
        return Other < Id &&
               F.isWithin(F.Calls[Id].Region, blockOf(F, C.Region)) &&
               holds(If, C) && !IsNull(C.Arguments.back().V);
      });
}

Places Resolver::userData(CallId Id, const CallbackModel &Callback) {
  const Call &C = F.Calls[Id];
  ModelCondition Selects;
  Selects.Object = {Callback.Data->Selector};
  Selects.Number = Callback.Data->Is;
  Places All;
  for (CallId Other : callsOnSameObject(Id, C.Name, {0}))
    if (const Value *V = object(F.Calls[Other], Callback.Callable);
        V && holds(Selects, F.Calls[Other]))
      for (Place &P : valueOf(*V))
        unite(All, std::move(P));
  return All.empty() ? Places{Place()} : All;
}

} // namespace poolwise
