//===- CastField.h - Memory seen as another type ----------------*- C++ -*-===//
//
// A cast that makes a pointer count in elements of another size is a Field
// step: `reinterpret_cast<unsigned char *>(numbers)[i]` is element i of the
// field "(as unsigned char)" of what `numbers` leads to. It has the same bytes
// as the rest of that memory.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_CASTFIELD_H
#define POOLWISE_SUMMARY_CASTFIELD_H

namespace poolwise {

/// Names of such fields begin so.
inline constexpr const char *CastPrefix = "(as ";

} // namespace poolwise

#endif
