//===- PlainValue.h - May a value be handed to a function? ------*- C++ -*-===//
//
// In:  a type. Out: whether its values stand for themselves: moving or copying
//      one runs no code of the program, and none refers to something else
//      (pointers, views, references, iterators, callables).
//
// Not handled: library classes beyond the standard's own (never plain);
//              pointers that lead to what outlives the function.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_PLAINVALUE_H
#define POOLWISE_EXTRACT_PLAINVALUE_H

#include "clang/AST/Type.h"

namespace poolwise {

bool isPlainValue(clang::QualType T);

} // namespace poolwise

#endif
