//===- Escapes.h - Variables whose addresses are known elsewhere *- C++ -*-===//
//
// In:  what a function does. Out: Variable::AddressTaken.
//
// An address is known elsewhere once it was handed to code that may keep it. A
// container's elements are its own: who holds `v.data()` or `&v.front()` can
// reach `v`. Of what library functions without an object get, only references
// to whole variables count; iterators and views into a container are followed
// by their types' names.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_ESCAPES_H
#define POOLWISE_EXTRACT_ESCAPES_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/ArrayRef.h"

namespace poolwise {

/// `Lost`: values that went where no binding says.
void markEscapes(FunctionSummary &F, llvm::ArrayRef<Value> Lost,
                 bool ReturnsReference);

} // namespace poolwise

#endif
