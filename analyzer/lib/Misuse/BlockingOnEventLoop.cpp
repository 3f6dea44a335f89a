//===- BlockingOnEventLoop.cpp - A handler that waits ---------------------===//
//
// Not reported: calls on a descriptor that may be a non-blocking one, which in
// handlers is the rule.
//
//===----------------------------------------------------------------------===//

#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "PlainUses.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// Longer than a loop may take for one event without others being late.
static constexpr double WaitNs = 200'000;

/// The loop calls it when a socket is ready; what it takes then is there.
static bool isCalledWhenReady(const Scene &S, const Handler &H,
                              const EffectUse &E) {
  constexpr StringLiteral Takes[] = {"read_some", "write_some", "receive",
                                     "send", "accept"};
  const Witness *Last = lastHop(E.Path);
  return H.By != NoId && Last && E.Kind == EffectKind::Network &&
         S.of(H.By).Calls[H.Call].Name ==
             "boost::asio::basic_socket::async_wait" &&
         is_contained(Takes, StringRef(Last->What).rsplit("::").second);
}

/// Asked before how much is there, it takes that and does not wait.
static bool asksFirst(const FunctionSummary &F, const EffectUse &E) {
  if (E.Kind != EffectKind::Network || !E.Path || E.Path->Next)
    return false;
  return any_of(F.Calls, [&](const Call &C) {
    return C.Where < E.Path->Where &&
           StringRef(C.Name).ends_with("::available");
  });
}

/// Waits for a child with options that are computed: one that says not to wait
/// is what handlers use.
static bool mayReapOnly(const Scene &S, const EffectUse &E) {
  const Witness *Last = lastHop(E.Path);
  if (E.Kind != EffectKind::Process || !Last || !Last->Rule ||
      !Last->Rule->Joins || Last->Rule->When.empty())
    return false;
  for (const FunctionSummary &F : S.P.Functions)
    for (const Call &C : F.Calls)
      if (C.Where == Last->Where)
        return C.Arguments.size() > 2 &&
               C.Arguments[2].V.K != Value::Kind::Constant;
  return false;
}

/// Sleeps, in a function that it calls, until something is so: a function for
/// all threads, which has the loop's own do it at once and never sleeps there.
static bool sleepsUntilReady(const Scene &S, FunctionId Handler,
                             const EffectUse &E) {
  bool Found = false;
  if (E.Kind == EffectKind::Sleep)
    walk(S, Handler, E.Path, [&](FunctionId At, const Witness &Hop) {
      const FunctionSummary &F = S.of(At);
      Found |= At != Handler && any_of(F.Calls, [&](const Call &C) {
                 RegionId Body = loopAround(F, C.Region);
                 return C.Where == Hop.Where && Body != NoId &&
                        F.Regions[F.Regions[Body].Parent].Loop->F ==
                            LoopShape::Form::Other;
               });
    });
  return Found;
}

void checkBlockingOnEventLoop(const Scene &S, Findings &Out) {
  for (const Handler &H : S.Handlers) {
    if (H.On != RunsOn::EventLoop || !S.isShown(H.F))
      continue;
    const Behavior &Does = S.B.ofFunction(H.F);
    const EffectUse *E =
        dearest(Does, S.atLeast(WaitNs), [&](const EffectUse &E) {
          return isWait(E.Kind) && !E.ByDescriptor &&
                 E.Kind != EffectKind::Console && !asksFirst(S.of(H.F), E) &&
                 !isCalledWhenReady(S, H, E) && !mayReapOnly(S, E) &&
                 !sleepsUntilReady(S, H.F, E);
        });
    if (!E)
      continue;
    Recommendation R = finding(S, "blocking-on-event-loop",
                               Candidate::Site::Handler, H.F, E->Path->Where);
    describe(S, R, Does);
    R.On = E->Kind == EffectKind::Lock ? Executor::None : Executor::IoThreads;
    R.Message = "the event loop runs '" + S.of(H.F).Name + "', which " +
                doing(E->Kind) + pathText(E->Path) + ", about " +
                timeText(E->Ns / 1000) +
                ": no other event is handled meanwhile; use the asynchronous "
                "form, or hand it to I/O threads";
    R.Path.push_back(H.Why);
    addPath(R, E->Path, doing(E->Kind));
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse
