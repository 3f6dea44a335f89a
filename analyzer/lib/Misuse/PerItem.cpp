#include "PerItem.h"
#include "Finding.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

namespace {
/// So few are a fixed number of helpers, not one for each item.
constexpr uint64_t FewThreads = 16;
/// Longer than taking a free lock: waiting for another thread.
constexpr double QueueWaitNs = 5'000;
} // namespace

/// The condition asks something for its size, or is `I < argc`.
static bool asksSize(const FunctionSummary &F, RegionId Loop) {
  const Value &Bound = F.Regions[Loop].Loop->Bound;
  if (Bound.K == Value::Kind::Place && Bound.P.R == Place::Root::Variable &&
      Bound.P.Path.empty() && F.Variables[Bound.P.Id].Name == "argc")
    return true;
  return any_of(F.Calls, [&](const Call &C) {
    return C.Region == Loop && C.Receiver && C.IsConst &&
           StringRef(C.Name).ends_with("size");
  });
}

/// A pointer that the condition looks at goes on to the next item: `++P`,
/// `P = P->Next`.
static bool walksPointer(const FunctionSummary &F, RegionId Loop) {
  auto IsItself = [](const Place &P, VariableId V) {
    return P.R == Place::Root::Variable && P.Id == V;
  };
  auto IsAsked = [&](VariableId V) {
    return any_of(F.Accesses, [&](const Access &A) {
      return A.K == Access::Kind::Read && A.Region == Loop && IsItself(A.P, V);
    });
  };
  return any_of(F.Bindings, [&](const Binding &B) {
    return F.isWithin(B.Region, Loop) && B.Target.Path.empty() &&
           B.Target.R == Place::Root::Variable &&
           B.From.K == Value::Kind::Place && IsItself(B.From.P, B.Target.Id) &&
           StringRef(F.Variables[B.Target.Id].Type).ends_with("*") &&
           IsAsked(B.Target.Id);
  });
}

/// `while (!Queue.empty())`, and each round takes something out.
static bool drains(const FunctionSummary &F, RegionId Loop) {
  auto IsTaken = [&](const Value &From) {
    return any_of(F.Calls, [&](const Call &C) {
      StringRef Name = StringRef(C.Name).rsplit("::").second;
      return C.Receiver && C.Receiver->K == Value::Kind::Place &&
             C.Receiver->P == From.P && F.isWithin(C.Region, Loop) &&
             (Name.starts_with("pop") || Name == "erase");
    });
  };
  return any_of(F.Calls, [&](const Call &C) {
    return C.Region == Loop && C.Receiver && C.IsConst &&
           C.Receiver->K == Value::Kind::Place &&
           StringRef(C.Name).ends_with("::empty") && IsTaken(*C.Receiver);
  });
}

/// Something comes in from outside in each round, before the call.
static bool receivesBefore(const Scene &S, FunctionId F, RegionId Body,
                           CallId Before) {
  const FunctionSummary &Function = S.of(F);
  for (CallId Id = 0; Id < Before; ++Id) {
    if (!Function.isWithin(Function.Calls[Id].Region, Body) &&
        !Function.isWithin(Function.Calls[Id].Region,
                           Function.Regions[Body].Parent))
      continue;
    Behavior Does = S.B.ofCall(F, Id);
    if (any_of(Does.Effects, [](const EffectUse &E) {
          return !E.Elsewhere && E.Ns > 0 &&
                 (E.Kind == EffectKind::Network || E.Kind == EffectKind::Ipc ||
                  E.Kind == EffectKind::Device);
        }))
      return true;
  }
  return false;
}

std::optional<StringRef> itemsOf(const Scene &S, FunctionId F, CallId C) {
  const FunctionSummary &Function = S.of(F);
  RegionId Body = loopAround(Function, Function.Calls[C].Region);
  if (Body == NoId)
    return S.runsPerElement(F) ? std::optional<StringRef>("element")
                               : std::nullopt;
  const LoopShape &Loop = *Function.Regions[Function.Regions[Body].Parent].Loop;
  if (Loop.Trips)
    return *Loop.Trips > FewThreads ? std::optional<StringRef>("round")
                                    : std::nullopt;
  switch (Loop.F) {
  case LoopShape::Form::Range:
  case LoopShape::Form::Iterator:
    return "element";
  case LoopShape::Form::Counted:
  case LoopShape::Form::CountedWhile:
    if (asksSize(Function, Function.Regions[Body].Parent))
      return "element";
    break;
  case LoopShape::Form::Other:
    break;
  }
  if (Loop.F != LoopShape::Form::Other)
    return std::nullopt;
  if (receivesBefore(S, F, Body, C))
    return "request";
  RegionId Header = Function.Regions[Body].Parent;
  if (walksPointer(Function, Header) || drains(Function, Header))
    return "element";
  return std::nullopt;
}

bool takeLoop(const FunctionSummary &F, RegionId Loop, Candidate &Own) {
  auto Seen = llvm::find_if(F.Candidates, [&](const Candidate &C) {
    return C.S == Candidate::Site::Loop && C.Region == Loop;
  });
  if (Seen == F.Candidates.end())
    return false;
  Own.Standard = Seen->Standard;
  Own.Obstacles = Seen->Obstacles;
  return true;
}

bool isWorker(const Scene &S, const Launch &L) {
  for (FunctionId F : S.bodiesOf(L)) {
    const FunctionSummary &Body = S.of(F);
    for (RegionId R = 0; R < Body.Regions.size(); ++R) {
      const Region &Loop = Body.Regions[R];
      if (Loop.K != Region::Kind::Loop || !Loop.Loop ||
          Loop.Loop->F != LoopShape::Form::Other ||
          loopAround(Body, Loop.Parent) != NoId)
        continue;
      Behavior Round = S.B.ofRegion(F, R);
      if (any_of(Round.Effects, [](const EffectUse &E) {
            return E.Kind == EffectKind::Lock && E.Ns >= QueueWaitNs;
          }))
        return true;
    }
  }
  return false;
}

} // namespace poolwise::misuse
