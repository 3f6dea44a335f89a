//===- OwnedBelow.h - A tree of unique owners -------------------*- C++ -*-===//
//
// The name of an Owned step that stands for any number of them: anything inside
// what stands before, or that it owns. So a branch that a function walks by
// calling itself stays a part of its root, and two branches stay apart.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_OWNEDBELOW_H
#define POOLWISE_SUMMARY_OWNEDBELOW_H

namespace poolwise {

inline constexpr const char *OwnedBelow = "(below)";

} // namespace poolwise

#endif
