//===- ChangesOutside.cpp - Tasks leave traces outside of the process -----===//
//
// Files written, processes started: two tasks may touch the same thing, and who
// watches sees the order. Traffic on a connection that the task itself opened
// does not count: nobody else is on it.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

static const Model *decidingRule(const WitnessPtr &Path) {
  const Witness *Last = Path.get();
  while (Last && Last->Next)
    Last = Last->Next.get();
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

void checkChangesOutside(const Trial &T, Hazards &Out) {
  unsigned Changing = 0;
  std::vector<const CallUse *> Uses;
  for (const Task &Each : T.Tasks) {
    size_t Before = Uses.size();
    for (const CallUse &Use : Each.Does.Outside)
      if (!isOwnConnection(Each.Does, Use))
        Uses.push_back(&Use);
    Changing += Uses.size() > Before;
  }
  if (T.C.S == Candidate::Site::Calls && Changing < 2)
    return;
  for (const CallUse *Use : Uses)
    addHazard(Out,
              "'" + Use->Callee +
                  "' changes something outside of the process, which another "
                  "task may touch as well" +
                  viaText(Use->Path),
              Use->Path, false);
}

} // namespace poolwise
