//===- PoolTasks.h - May a pool run what a thread each ran? -----*- C++ -*-===//
//
// In:  a launch in a loop, whose thread or future goes into a container.
// Out: why a bounded pool that reuses its threads could make a difference, or
//      nothing: then the launch is written into the finding as what can be
//      rewritten, and the verdict is safe.
//
// The tasks run side by side already, so that they share nothing wrongly is not
// asked. Asked is what a pool changes: a task may have to wait until another
// ends, several run on one thread, the caller may run some, and an exception
// arrives at it instead of ending the program.
//
// Not handled: threads in anything but a local container or array; joins in
// another function.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_POOLTASKS_H
#define POOLWISE_MISUSE_POOLTASKS_H

#include "Finding.h"

namespace poolwise::misuse {

/// Paths to what a pool would change, by function.
class PoolTasks {
public:
  explicit PoolTasks(const Scene &S);

  /// Makes the finding one that can be rewritten, or says why it is not.
  void offer(const Launch &L, const Behavior &Task, Recommendation &R) const;

private:
  std::optional<std::string> whyNotTask(const Launch &L,
                                        const Behavior &Task) const;
  struct Wait;
  std::optional<Wait> waitOf(const Launch &L, VariableId Handles,
                             llvm::ArrayRef<CallId> Joins) const;
  /// What stands in `Dropped` does not count: it is no part of the new text.
  std::optional<std::string> whyNotCaller(const Launch &L, VariableId Handles,
                                          const Range &Dropped) const;

  const Scene &S;
  std::vector<WitnessPtr> Waits, OfThread;
};

} // namespace poolwise::misuse

#endif
