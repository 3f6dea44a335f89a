//===- ArithmeticType.h - Built-in types by their canonical name -*- C++
//-*-===//
//
// Not handled: extended types such as __int128 and _Float16; they are no
// arithmetic types here, so that nothing is rewritten that counts or sums them.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_ARITHMETICTYPE_H
#define POOLWISE_REWRITE_ARITHMETICTYPE_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace poolwise::rewrite {

struct ArithmeticType {
  bool IsFloat = false;
  bool IsSigned = false;
  bool IsBool = false;
  unsigned Bits = 0;
};

std::optional<ArithmeticType> arithmeticType(llvm::StringRef Canonical);

/// Every value of `From` is one of `To`, and adding it to a `To` is done as a
/// `To` would be added.
bool widensTo(llvm::StringRef From, llvm::StringRef To);

} // namespace poolwise::rewrite

#endif
