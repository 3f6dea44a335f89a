//===- LineHash.h - GitHub's own fingerprint of a line ----------*- C++ -*-===//
//
// In:  a file's text. Out: for each line the value that GitHub's upload would
//      compute as `primaryLocationLineHash`, so that it finds what it expects:
//      a rolling hash over the 100 UTF-16 units from the line's start on, less
//      blanks, and its ordinal among equal ones.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_REPORT_LINEHASH_H
#define POOLWISE_LIB_REPORT_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace poolwise {

/// [0] is that of line 1.
std::vector<std::string> lineHashes(llvm::StringRef Text);

} // namespace poolwise

#endif
