//===- LockHeld.cpp - Locks around or inside the tasks --------------------===//
//
// A lock held around the loop is not held by tasks on other threads, and a lock
// taken in a round guards something whose order then is open.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static bool locks(const Trial &T) {
  return any_of(T.Tasks, [](const Task &Each) {
    return any_of(Each.sideBySide().Effects, [](const EffectUse &E) {
      return E.Kind == EffectKind::Lock;
    });
  });
}

/// Does the path end in taking a lock, and not in waiting for a thread?
static bool takesLock(const WitnessPtr &Path) {
  const Witness *Last = lastHop(Path);
  return !Last || !Last->Rule || Last->Rule->Acquires;
}

static RegionId siteRegion(const Trial &T) {
  if (T.isLoop())
    return T.Loop;
  if (T.C.S == Candidate::Site::Algorithm)
    return T.F.Calls[T.C.AlgorithmCall].Region;
  return T.C.Region == NoId ? 0 : T.C.Region;
}

/// Is a lock alive that was taken before the site in a block around it?
static const Variable *heldLock(const Trial &T) {
  for (const Variable &V : T.F.Variables) {
    const TypeModel *Type = T.Rules.typeNamed(V.Type);
    if (Type && Type->R == TypeModel::Role::Lock && V.Where < T.C.Where &&
        T.F.isWithin(siteRegion(T), V.Region))
      return &V;
  }
  return nullptr;
}

static const Call *heldAcquire(const Trial &T) {
  for (const Call &C : T.F.Calls) {
    const Model *Rule = T.Rules.modelFor(C);
    if (Rule && Rule->Acquires && C.Where < T.C.Where &&
        T.F.isWithin(siteRegion(T), C.Region))
      return &C;
  }
  return nullptr;
}

void checkLockHeld(const Trial &T, Hazards &Out) {
  if (!locks(T))
    return;
  for (const Task &Each : T.Tasks)
    for (const EffectUse &E : Each.sideBySide().Effects)
      if (E.Kind == EffectKind::Lock)
        addHazard(Out,
                  taskWord(T).str() +
                      (takesLock(E.Path)
                           ? " takes a lock: what it guards is shared"
                           : " waits for other threads, which may need what "
                             "the others hold") +
                      callText(E.Path),
                  E.Path, false);
  Hazard H;
  H.Proven = false;
  if (const Variable *Lock = heldLock(T)) {
    H.Message = "'" + Lock->Name +
                "' is held here, and the tasks take locks themselves";
    H.Where = Lock->Where;
    Out.push_back(std::move(H));
  } else if (const Call *Acquire = heldAcquire(T)) {
    H.Message = "'" + Acquire->Name +
                "' takes a lock that is held here, and the tasks take locks "
                "themselves";
    H.Where = Acquire->Where;
    Out.push_back(std::move(H));
  }
}

} // namespace poolwise
