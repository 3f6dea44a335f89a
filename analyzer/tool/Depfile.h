//===- Depfile.h - What was read, as make has it ----------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_DEPFILE_H
#define POOLWISE_TOOL_DEPFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise::tool {

/// "target: \ file \ file", with blanks, `#` and `$` as make reads them.
std::string depfile(llvm::StringRef Target, llvm::ArrayRef<std::string> Read);

} // namespace poolwise::tool

#endif
