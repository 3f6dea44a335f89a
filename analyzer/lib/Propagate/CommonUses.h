//===- CommonUses.h - What many members do, each use once -------*- C++ -*-===//
//
// In:  members that a library runs on the same objects. Out: what they do to
//      memory besides touching the elements themselves, each use once: fifty
//      overloads of a visitor do much the same. Of several that do it, the one
//      that surely happens stands for all, then that with the shortest path.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_COMMONUSES_H
#define POOLWISE_PROPAGATE_COMMONUSES_H

#include "World.h"
#include "llvm/ADT/DenseMap.h"

namespace poolwise {

struct CommonUse {
  const MemoryUse *Use = nullptr;
  FunctionId Body = 0;
  /// The member may make, assign or destroy elements; it runs on such.
  bool Changes = false;
  bool IsUnsure = false; ///< the member need not run
  bool HasOneType = true;
};

class CommonUses {
public:
  explicit CommonUses(const World &W) : W(W) {}

  /// `Outer`: nothing of the call that runs the members need happen.
  void add(FunctionId Body, bool Changes, bool IsUnsure, bool Outer);
  llvm::ArrayRef<CommonUse> uses() const { return Uses; }

private:
  const World &W;
  std::vector<CommonUse> Uses;
  llvm::DenseMap<uint64_t, uint32_t> Index;
};

} // namespace poolwise

#endif
