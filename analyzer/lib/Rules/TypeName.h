//===- TypeName.h - Canonical types as names --------------------*- C++ -*-===//
#ifndef POOLWISE_LIB_RULES_TYPENAME_H
#define POOLWISE_LIB_RULES_TYPENAME_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

/// The type without cv, reference, keyword and the library's inline namespaces:
/// "const std::__cxx11::list<int> &" is "std::list<int>".
std::string plainType(llvm::StringRef Type);

/// A plain type without template arguments: "std::list<int>" is "std::list".
std::string withoutArguments(llvm::StringRef PlainType);

} // namespace poolwise

#endif
