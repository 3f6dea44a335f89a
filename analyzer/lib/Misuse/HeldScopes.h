//===- HeldScopes.h - From where to where something is held -----*- C++ -*-===//
//
// In:  a function, and which models open and close a scope: take and release a
//      mutex, release and take back the interpreter's lock. Out: which of its
//      calls stand inside.
//
// Guards (objects whose constructor opens and whose destructor closes) count to
// the end of their block, lock() to the unlock() of its block. Wrappers of the
// program's own are seen through: a class whose constructor only takes a lock,
// a function that only releases one. A guard that is moved hands the scope
// over; what was only tried is held in the branch that releases it.
//
// Not handled: locks that a function takes for its caller through two names.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_HELDSCOPES_H
#define POOLWISE_MISUSE_HELDSCOPES_H

#include "Scene.h"

namespace poolwise::misuse {

struct HeldScope {
  CallId Opens = 0;
  RegionId Block = 0;         ///< where it is open
  std::vector<CallId> Inside; ///< calls while it is open, in order
};

class HeldScopes {
public:
  using Test = bool (*)(const Model &);
  /// `OneLock`: there is but one, as the interpreter's.
  HeldScopes(const Scene &S, Test Opens, Test Closes, bool OneLock = false);

  std::vector<HeldScope> of(FunctionId F) const;
  /// Closes, before anything else, what its caller opened: it runs outside.
  bool leaves(FunctionId F) const { return Net[F].Leaves; }

private:
  /// What calling a function of the program does to the scope.
  struct Effect {
    bool Opens = false, Closes = false; ///< only opens, only closes
    bool Leaves = false;
    bool Done = false;
  };
  enum class Event { None, Opens, Closes, Leaves };
  Event eventOf(FunctionId F, CallId C) const;
  void settle(FunctionId F);
  CallId endOf(const FunctionSummary &F, CallId Opens, RegionId Block) const;
  HeldScope scopeFrom(FunctionId F, CallId Opens) const;
  std::vector<Place> subjectsOf(FunctionId F, CallId C) const;
  bool shareSubject(FunctionId F, CallId A, CallId B) const;
  bool handsOver(FunctionId F, CallId From, CallId To) const;
  bool handsReleaseOut(FunctionId F) const;
  bool givesUp(FunctionId F, CallId From, CallId To) const;

  const Scene &S;
  Test Opens, Closes;
  bool OneLock;
  std::vector<Effect> Net;
};

} // namespace poolwise::misuse

#endif
