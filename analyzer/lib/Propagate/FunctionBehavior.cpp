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

/// What the handlers between a region and `Root` take.
Region::Catches takenAround(const FunctionSummary &F, RegionId R,
                            RegionId Root) {
  Region::Catches Taken = Region::Catches::Some;
  for (; R != NoId; R = F.Regions[R].Parent) {
    if (F.Regions[R].K == Region::Kind::Try)
      Taken = std::max(Taken, F.Regions[R].Taken);
    if (R == Root)
      break;
  }
  return Taken;
}

using Filter = llvm::function_ref<bool(RegionId, const Location &)>;

/// What stands in the region and `Holds`.
void addRegion(Resolver &R, BehaviorBuilder &Out, FunctionId F, RegionId Root,
               CountTime Counted, Filter Holds = nullptr) {
  auto NsOf = [&](const Call &C) {
    Cost Time;
    if (const FunctionId *Callee = R.W.find(C.Usr)) {
      // What comes back here is settled later, and no small thing.
      if (R.W.Component[*Callee] == R.W.Component[F])
        return cost::MaxGuessedNs;
      Time = R.W.Records[*Callee].Does.Time;
    } else if (const Model *Rule = R.modelOf(&C - R.F.Calls.data())) {
      Time = Rule->Typical;
    }
    return Time.CpuNs + Time.WaitNs;
  };
  std::vector<Weight> Weights = regionWeights(R.F, Root, NsOf);
  auto Inside = [&](RegionId Id, const Location &Where) {
    return Id < Weights.size() && Weights[Id].Inside &&
           (!Holds || Holds(Id, Where));
  };
  // Of one call of a function that does its work once.
  auto WeightOf = [&](RegionId Id, const Location &Where) {
    Weight Found = Weights[Id];
    if (Root == 0 && R.W.Once.covers(F, Where))
      Found.Times *= cost::ColdWeight;
    return Found;
  };
  for (RegionId Id = 0; Id < R.F.Regions.size(); ++Id)
    if (Inside(Id, R.F.Regions[Id].Where)) {
      Weight Runs = WeightOf(Id, R.F.Regions[Id].Where);
      Cost Own;
      Own.CpuNs = R.F.Regions[Id].Operations * cost::OperationNs * Runs.Times;
      Out.time(Own, Runs.Guessed ? Own.CpuNs : 0);
    }
  for (const Access &A : R.F.Accesses)
    if (Out.wantsMemory() && Inside(A.Region, A.Where)) {
      BehaviorBuilder::Unsure Scope(Out, onceAround(R.F, A.Region));
      Out.setEnding(R.W.Ends.follows(F, A.Region, Root));
      addAccess(R, Out, A);
    }
  CallBehavior Calls(R, Out, F, Counted);
  for (CallId C = 0; C < R.F.Calls.size(); ++C)
    if (RegionId Id = R.F.Calls[C].Region; Inside(Id, R.F.Calls[C].Where)) {
      BehaviorBuilder::Unsure Scope(Out, onceAround(R.F, Id));
      Out.setTaken(takenAround(R.F, Id, Root));
      Out.setEnding(R.W.Ends.follows(F, Id, Root));
      Calls.call(C, WeightOf(Id, R.F.Calls[C].Where));
    }
  for (const Jump &J : R.F.Jumps)
    if (J.K == Jump::Kind::Throw && Inside(J.Region, J.Where)) {
      Out.setTaken(takenAround(R.F, J.Region, Root));
      Out.throws({J.Where, 0, [&] { return witness(J.Where, "throw"); }},
                 J.IsStdException);
    }
}

Behavior finished(BehaviorBuilder &Out) {
  Record R;
  Out.finish(R);
  return std::move(R.Does);
}

} // namespace

Record recordOf(const World &W, FunctionId F, CountTime Counted,
                const Record *Before) {
  Resolver R(W, F);
  Record Rec;
  if (Before) {
    Rec.Returns = Before->Returns;
    Rec.Holds = Before->Holds;
    Rec.HoldsAnything = Before->HoldsAnything;
  }
  BehaviorBuilder Out(R.W, R.F, View::Outside);
  if (!R.F.Regions.empty()) {
    Cost Entry;
    Entry.CpuNs = cost::EntryNs;
    Out.time(Entry, 0);
    addRegion(R, Out, F, 0, Counted);
  }
  if (Before)
    for (const ParameterCall &C : Before->ParameterCalls)
      Out.keepParameterCall(C);
  Out.finish(Rec);
  if (R.F.IsNoexcept)
    Rec.Does.Throws = Rec.Does.ThrowsOther = nullptr;
  exportResults(R, Rec);
  exportHeld(R, Rec);
  return Rec;
}

Behavior behaviorOfRegion(Resolver &R, FunctionId F, RegionId Region, View V) {
  BehaviorBuilder Out(R.W, R.F, V);
  addRegion(R, Out, F, Region, CountTime::All);
  return finished(Out);
}

Behavior behaviorOfHeader(Resolver &R, FunctionId F, RegionId Loop) {
  BehaviorBuilder Out(R.W, R.F, View::Inside);
  addRegion(R, Out, F, Loop, CountTime::All,
            [&](RegionId Id, const Location &) { return Id == Loop; });
  return finished(Out);
}

Behavior behaviorOfText(Resolver &R, FunctionId F, RegionId Region,
                        llvm::ArrayRef<Range> Parts) {
  BehaviorBuilder Out(R.W, R.F, View::Inside);
  addRegion(
      R, Out, F, Region, CountTime::All, [&](RegionId, const Location &Where) {
        return Parts.empty() || llvm::any_of(Parts, [&](const Range &Part) {
                 return Part.holds(Where);
               });
      });
  return finished(Out);
}

Behavior behaviorOfCall(Resolver &R, FunctionId F, CallId C) {
  BehaviorBuilder Out(R.W, R.F, View::Inside);
  CallBehavior(R, Out, F, CountTime::All).call(C, {1, false, true});
  return finished(Out);
}

Behavior behaviorOfTask(Resolver &R, FunctionId F, CallId C,
                        const CallbackModel &How) {
  BehaviorBuilder Out(R.W, R.F, View::Inside);
  CallBehavior(R, Out, F, CountTime::All).task(C, How);
  return finished(Out);
}

Behavior behaviorOfCallable(Resolver &R, FunctionId F, CallId C, int Work,
                            View V) {
  BehaviorBuilder Out(R.W, R.F, V);
  CallBehavior(R, Out, F, CountTime::All).callable(C, Work);
  return finished(Out);
}

namespace {
bool holdsUnknownWrite(const Behavior &B) {
  return llvm::any_of(B.Memory, [](const MemoryUse &Use) {
    return Use.P.isUnknown() && Use.Write;
  });
}

bool sameMemory(const Behavior &A, const Behavior &B) {
  // Who writes anything at all is not told apart by what else it writes.
  if (A.Memory.size() == B.Memory.size() && holdsUnknownWrite(A) &&
      holdsUnknownWrite(B))
    return true;
  return llvm::equal(A.Memory, B.Memory,
                     [](const MemoryUse &X, const MemoryUse &Y) {
                       return X.P == Y.P && X.Write == Y.Write &&
                              X.Atomic == Y.Atomic && X.Ending == Y.Ending;
                     });
}
} // namespace

bool looksSame(const Record &A, const Record &B) {
  auto SameEffect = [](const EffectUse &X, const EffectUse &Y) {
    return X.Kind == Y.Kind && X.Object == Y.Object &&
           X.Elsewhere == Y.Elsewhere && X.ByDescriptor == Y.ByDescriptor &&
           X.Ending == Y.Ending;
  };
  const Behavior &X = A.Does, &Y = B.Does;
  // The lists only grow, up to a bound: their lengths tell.
  return sameMemory(X, Y) && llvm::equal(X.Effects, Y.Effects, SameEffect) &&
         X.Unknown.size() == Y.Unknown.size() &&
         X.NotThreadSafe.size() == Y.NotThreadSafe.size() &&
         X.Outside.size() == Y.Outside.size() &&
         bool(X.Throws) == bool(Y.Throws) &&
         bool(X.ThrowsOther) == bool(Y.ThrowsOther) && A.Returns == B.Returns &&
         A.HoldsAnything == B.HoldsAnything &&
         A.Holds.size() == B.Holds.size() &&
         A.ParameterCalls.size() == B.ParameterCalls.size();
}

} // namespace poolwise
