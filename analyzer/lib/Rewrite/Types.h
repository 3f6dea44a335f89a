//===- Types.h - Types by their canonical names -----------------*- C++ -*-===//
//
// In:  the canonical name of a type. Out: its parts, and what a reader would
//      write.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_TYPES_H
#define POOLWISE_REWRITE_TYPES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise::rewrite {

/// "a", "b<c, d>" of "x<a, b<c, d>>".
llvm::SmallVector<llvm::StringRef> templateArguments(llvm::StringRef Type);

/// "int" of "std::vector<int, std::allocator<int>>"; empty if it is none.
llvm::StringRef firstTemplateArgument(llvm::StringRef Type);

/// "std::string" for its canonical name.
std::string shortType(llvm::StringRef Canonical);

/// False if copying it is all that moving it does, for certain.
bool gainsByMove(llvm::StringRef Canonical);

} // namespace poolwise::rewrite

#endif
