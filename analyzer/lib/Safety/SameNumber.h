//===- SameNumber.h - What an integer is equal to ---------------*- C++ -*-===//
//
// In:  the place of an integer, as in `out.width` or `in.width()`. Out: another
//      name of the same number: what `out` was made with (`picture
//      out(in.width, in.height)`), or the member that the method returns. So
//      lengths of objects that were made alike are one length.
//
// It holds for a local number, or a member of a local object, that gets its
// value once, before the loop, by a constructor, by a list in braces or by
// assignment, when nothing in the whole function writes it, or what it was made
// from, otherwise. Not handled: conversions, members of members that are copied
// as a whole.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_SAMENUMBER_H
#define POOLWISE_SAFETY_SAMENUMBER_H

#include "Trial.h"

namespace poolwise {

/// Another name of the integer, of the type that is given; nothing if there is
/// none. What it names may have another name again.
std::optional<Value> sameNumber(const Trial &T, const Place &Integer,
                                llvm::StringRef Type);

} // namespace poolwise

#endif
