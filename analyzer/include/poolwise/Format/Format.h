//===- Format.h - Edits in the style of their file --------------*- C++ -*-===//
//
// In:  the bytes of a file and edits of them (sorted, not overlapping).
// Out: the same edits, the lines that they change laid out as the file's
//      .clang-format says, as clang-format does for a range of lines.
//
// Without a .clang-format, with one that forbids formatting, or should anything
// but white space change, the edits come back as they are.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_FORMAT_FORMAT_H
#define POOLWISE_FORMAT_FORMAT_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

std::vector<Edit> inStyleOfFile(llvm::StringRef Path, llvm::StringRef Bytes,
                                std::vector<Edit> Edits);

} // namespace poolwise

#endif
