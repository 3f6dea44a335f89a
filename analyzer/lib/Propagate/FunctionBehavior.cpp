//===- FunctionBehavior.cpp -----------------------------------------------===//

#include "FunctionBehavior.h"
#include "CostModel.h"
#include "Export.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

namespace {

void addAccess(Resolver &R, BehaviorBuilder &Out, const Access &A) {
  for (Place &P : R.resolve(A.P)) {
    bool Write = A.K == Access::Kind::Write;
    MemoryUse Use;
    Use.P = std::move(P);
    Use.Write = Write;
    Use.Atomic = R.W.hasRole(A.Type, TypeModel::Role::Atomic);
    Use.Type = A.Type;
    Use.Update = A.Update;
    Use.Region = A.Region;
    Out.memory(std::move(Use),
               {A.Where, 0, [&] {
                  return witness(A.Where, (Write ? "write to '" : "read of '") +
                                              describe(R.F, A.P) + "'");
                }});
  }
}

void addRegion(Resolver &R, BehaviorBuilder &Out, FunctionId F, RegionId Root,
               CountTime Counted) {
  std::vector<Weight> Weights = regionWeights(R.F, Root);
  auto Inside = [&](RegionId Id) {
    return Id < Weights.size() && Weights[Id].Inside;
  };
  for (RegionId Id = 0; Id < R.F.Regions.size(); ++Id)
    if (Inside(Id)) {
      Cost Own;
      Own.CpuNs =
          R.F.Regions[Id].Operations * cost::OperationNs * Weights[Id].Times;
      Out.time(Own, Weights[Id].Guessed ? Own.CpuNs : 0);
    }
  for (const Access &A : R.F.Accesses)
    if (Inside(A.Region))
      addAccess(R, Out, A);
  CallBehavior Calls(R, Out, F, Counted);
  for (CallId C = 0; C < R.F.Calls.size(); ++C)
    if (Inside(R.F.Calls[C].Region))
      Calls.call(C, Weights[R.F.Calls[C].Region]);
  for (const Jump &J : R.F.Jumps)
    if (J.K == Jump::Kind::Throw && Inside(J.Region))
      Out.throws({J.Where, 0, [&] { return witness(J.Where, "throw"); }});
}

Behavior finished(BehaviorBuilder &Out) {
  Record R;
  Out.finish(R);
  return std::move(R.Does);
}

} // namespace

Record recordOf(const World &W, FunctionId F, CountTime Counted) {
  Resolver R(W, F);
  Record Rec;
  BehaviorBuilder Out(R.F, View::Outside);
  if (!R.F.Regions.empty())
    addRegion(R, Out, F, 0, Counted);
  Out.finish(Rec);
  if (R.F.IsNoexcept)
    Rec.Does.Throws = nullptr;
  exportResults(R, Rec);
  exportHeld(R, Rec);
  return Rec;
}

Behavior behaviorOfRegion(Resolver &R, FunctionId F, RegionId Region) {
  BehaviorBuilder Out(R.F, View::Inside);
  addRegion(R, Out, F, Region, CountTime::All);
  return finished(Out);
}

Behavior behaviorOfCall(Resolver &R, FunctionId F, CallId C) {
  BehaviorBuilder Out(R.F, View::Inside);
  CallBehavior(R, Out, F, CountTime::All).call(C, {1, false, true});
  return finished(Out);
}

Behavior behaviorOfCallable(Resolver &R, FunctionId F, CallId C, int Work) {
  BehaviorBuilder Out(R.F, View::Inside);
  CallBehavior(R, Out, F, CountTime::All).callable(C, Work);
  return finished(Out);
}

bool looksSame(const Record &A, const Record &B) {
  auto SameMemory = [](const MemoryUse &X, const MemoryUse &Y) {
    return X.P == Y.P && X.Write == Y.Write && X.Atomic == Y.Atomic;
  };
  auto SameEffect = [](const EffectUse &X, const EffectUse &Y) {
    return X.Kind == Y.Kind && X.Object == Y.Object;
  };
  auto SameCall = [](const CallUse &X, const CallUse &Y) {
    return X.Callee == Y.Callee;
  };
  auto SameHeld = [](const HeldValue &X, const HeldValue &Y) {
    return X.Target == Y.Target && X.From.P == Y.From.P &&
           X.From.K == Y.From.K && X.Inside == Y.Inside;
  };
  auto SameParameterCall = [](const ParameterCall &X, const ParameterCall &Y) {
    return X.Callable == Y.Callable && X.Arguments == Y.Arguments;
  };
  const Behavior &X = A.Does, &Y = B.Does;
  return llvm::equal(X.Memory, Y.Memory, SameMemory) &&
         llvm::equal(X.Effects, Y.Effects, SameEffect) &&
         llvm::equal(X.Unknown, Y.Unknown, SameCall) &&
         llvm::equal(X.NotThreadSafe, Y.NotThreadSafe, SameCall) &&
         llvm::equal(X.Outside, Y.Outside, SameCall) &&
         bool(X.Throws) == bool(Y.Throws) && A.Returns == B.Returns &&
         A.HoldsAnything == B.HoldsAnything &&
         llvm::equal(A.Holds, B.Holds, SameHeld) &&
         llvm::equal(A.ParameterCalls, B.ParameterCalls, SameParameterCall);
}

} // namespace poolwise
