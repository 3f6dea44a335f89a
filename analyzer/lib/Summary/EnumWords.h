//===- EnumWords.h - The summary's enums as short words ---------*- C++ -*-===//
//
// Words in the order of the enumerators; `wordsOf(E())` gives the table.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_ENUMWORDS_H
#define POOLWISE_SUMMARY_ENUMWORDS_H

#include "poolwise/Summary/TUSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

using Words = llvm::ArrayRef<llvm::StringLiteral>;

#define POOLWISE_WORDS(ENUM, LAST, ...)                                        \
  inline Words wordsOf(ENUM) {                                                 \
    static constexpr llvm::StringLiteral Table[] = {__VA_ARGS__};              \
    static_assert(std::size(Table) == size_t(ENUM::LAST) + 1);                 \
    return Table;                                                              \
  }

POOLWISE_WORDS(Step::Kind, Yield, "field", "deref", "owned", "index", "address",
               "yield")
POOLWISE_WORDS(Computation::Op, Max, "times", "plus", "minus", "min", "max")
POOLWISE_WORDS(Place::Root, Constant, "unknown", "variable", "this", "global",
               "result", "fresh", "element", "constant")
POOLWISE_WORDS(Value::Kind, Text, "other", "place", "constant", "affine",
               "function", "lambda", "text")
POOLWISE_WORDS(Passing, Pointer, "value", "cref", "ref", "moved", "cptr", "ptr")
POOLWISE_WORDS(Call::Kind, Indirect, "direct", "virtual", "constructor",
               "destructor", "indirect")
POOLWISE_WORDS(Access::Kind, Write, "read", "write")
POOLWISE_WORDS(Update::Op, OrElse, "add", "subtract", "multiply", "min", "max",
               "and", "or", "xor", "count", "and-then", "or-else")
POOLWISE_WORDS(Region::Team, Sections, "one", "all", "sections")
POOLWISE_WORDS(Region::Catches, Everything, "some", "std-exceptions",
               "everything")
POOLWISE_WORDS(Jump::Kind, CoroutineSuspend, "break", "continue", "return",
               "goto", "throw", "suspend")
POOLWISE_WORDS(LoopShape::Form, Other, "range", "counted", "iterator",
               "countedWhile", "other")
POOLWISE_WORDS(Region::Kind, Critical, "body", "loop", "loopBody", "branch",
               "try", "handler", "statement", "once", "parallel", "critical")
POOLWISE_WORDS(BodyStatement::Kind, Other, "call", "declaration", "assignment",
               "update", "other")
POOLWISE_WORDS(Candidate::Site, Lock, "loop", "algorithm", "calls", "launch",
               "handler", "binding", "lock")
POOLWISE_WORDS(Variable::Kind, Capture, "parameter", "local", "staticLocal",
               "capture")

#undef POOLWISE_WORDS

} // namespace poolwise

#endif
