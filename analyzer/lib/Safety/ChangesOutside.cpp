//===- ChangesOutside.cpp - Tasks leave traces outside of the process -----===//
//
// Files written, processes started: two tasks may touch the same thing, and who
// watches sees the order. Traffic on a connection that the task itself opened
// does not count: nobody else is on it.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static const Model *decidingRule(const WitnessPtr &Path) {
  const Witness *Last = lastHop(Path);
  return Last ? Last->Rule : nullptr;
}

/// All that this rule does here is traffic on connections of the task's own.
static bool isOwnConnection(const Behavior &Does, const CallUse &Use) {
  const Model *Rule = decidingRule(Use.Path);
  if (!Rule)
    return false;
  bool Traffic = false;
  for (const EffectUse &E : Does.Effects) {
    if (decidingRule(E.Path) != Rule || E.Kind == EffectKind::Compute)
      continue;
    if (E.Kind != EffectKind::Network || E.Object)
      return false;
    Traffic = true;
  }
  if (!Traffic && !Rule->ByObject)
    for (EffectKind Kind : Rule->Effects)
      Traffic |= Kind == EffectKind::Network;
  return Traffic;
}

/// May the task see what a call by this rule changes? Files are seen by who
/// uses files; a process that is started may touch anything.
static bool mayTouch(const Behavior &Does, const Model *Rule) {
  auto IsReached = [&](EffectKind Kind) {
    switch (Kind) {
    case EffectKind::Network:
    case EffectKind::Disk:
    case EffectKind::Device:
    case EffectKind::Ipc:
    case EffectKind::Process:
      return !Rule || Rule->ByObject || Kind == EffectKind::Process ||
             is_contained(Rule->Effects, EffectKind::Process) ||
             is_contained(Rule->Effects, Kind);
    default:
      return false;
    }
  };
  return any_of(
             Does.Outside,
             [&](const CallUse &Use) { return !isOwnConnection(Does, Use); }) ||
         any_of(Does.Effects,
                [&](const EffectUse &E) { return IsReached(E.Kind); });
}

/// The rounds of a loop all do the same; calls are compared with each other.
static bool mayMeetAnother(const Trial &T, const Task &Changing,
                           const CallUse &Use) {
  // What stays in order may meet what runs ahead of it.
  if (Changing.Ahead)
    return mayTouch(*Changing.Ahead, decidingRule(Use.Path));
  return T.C.S != Candidate::Site::Calls ||
         any_of(T.Tasks, [&](const Task &Other) {
           return &Other != &Changing &&
                  mayTouch(Other.Does, decidingRule(Use.Path));
         });
}

/// That a loop ends with the process is an early exit, or a failing check.
static bool isSaidElsewhere(const Trial &T, const Task &Each) {
  return T.isLoop() && !Each.Ahead;
}

void checkChangesOutside(const Trial &T, Hazards &Out) {
  for (const Task &Each : T.Tasks)
    for (const CallUse &Use : Each.Does.Outside) {
      bool Ends =
          endsProcess(Use.Callee) || StringRef(Use.Callee).ends_with("abort");
      if (Ends && isSaidElsewhere(T, Each))
        continue;
      if (Ends && T.C.S == Candidate::Site::Calls)
        addHazard(Out,
                  "'" + Use.Callee +
                      "' ends the process, perhaps before another of the calls "
                      "is done" +
                      viaText(Use.Path),
                  Use.Path, false);
      else if (!isOwnConnection(Each.Does, Use) && mayMeetAnother(T, Each, Use))
        addHazard(Out,
                  "'" + Use.Callee +
                      "' changes something outside of the process, which "
                      "another task may touch as well" +
                      viaText(Use.Path),
                  Use.Path, false);
    }
}

} // namespace poolwise
