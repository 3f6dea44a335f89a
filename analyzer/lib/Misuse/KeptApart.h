//===- KeptApart.h - What the interpreter's lock keeps apart ----*- C++ -*-===//
//
// In:  a function that Python calls, and all that the program writes. Out: why
//      two threads may not run it at once, or beside the others, if its lock
//      is released for that time.
//
// Not handled: objects that only the rules of a library know; the order of what
// several calls write to files and connections, which Python threads share in
// any case.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_KEPTAPART_H
#define POOLWISE_MISUSE_KEPTAPART_H

#include "Scene.h"
#include "llvm/ADT/StringSet.h"

namespace poolwise::misuse {

class KeptApart {
public:
  explicit KeptApart(const Scene &S);
  /// Nothing: no lock is needed, as far as memory goes.
  std::optional<Hazard> by(FunctionId F) const;

private:
  bool isShared(FunctionId F, const MemoryUse &Use) const;

  const Scene &S;
  /// Globals, and names of members, that a function other than a constructor
  /// writes; Python may write members that are bound as such.
  llvm::StringSet<> Written;
  bool BindsMembers = false;
};

} // namespace poolwise::misuse

#endif
