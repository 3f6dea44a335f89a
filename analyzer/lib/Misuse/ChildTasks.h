//===- ChildTasks.h - May a worker process run what a child ran? -*- C++
//-*-===//
//
// In:  a call of fork in a loop. Out: why worker processes could make a
//      difference, or nothing: then the call and the text of the child are
//      written into the finding as what can be rewritten, and the verdict is
//      safe.
//
// A child has all memory of its parent at that moment, its open files and its
// buffers, and ends after its one task. A worker has copies of what it is
// given, and the state in which the program began, and goes on to the next
// task. So the child must compute from values alone, and leave nothing but an
// exit status and files that it opens itself.
//
// Not handled: children of a program that is not seen as a whole; a fork in
// another function than the loop.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_CHILDTASKS_H
#define POOLWISE_MISUSE_CHILDTASKS_H

#include "Finding.h"
#include "llvm/ADT/StringSet.h"

namespace poolwise::misuse {

class ChildTasks {
public:
  explicit ChildTasks(const Scene &S);

  /// Makes the finding one that can be rewritten, or says why it is not.
  void offer(FunctionId F, CallId Fork, Recommendation &R) const;

private:
  std::optional<std::string> whyNotProgram(FunctionId F) const;
  std::optional<std::string> whyNotChild(FunctionId F, RegionId Child) const;
  std::optional<std::string> whyNotMemory(FunctionId F, RegionId Child,
                                          const MemoryUse &Use) const;
  std::optional<std::string> whyNotParent(FunctionId F, CallId Fork,
                                          RegionId Child) const;
  bool isConstant(llvm::StringRef Global) const;

  const Scene &S;
  std::vector<WitnessPtr> OfProcess; ///< paths to what a worker does otherwise
  llvm::StringSet<> ChangedStates;   ///< by anything in the program
};

} // namespace poolwise::misuse

#endif
