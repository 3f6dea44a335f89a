//===- TUSummary.h - One translation unit, as extracted ---------*- C++ -*-===//
//
// The only thing that leaves Extract. Plain data; toJSON and fromJSON are exact
// inverses (tested), so that worker processes, the store and `poolwise dump`
// use the same form.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_TUSUMMARY_H
#define POOLWISE_SUMMARY_TUSUMMARY_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace poolwise {

/// A diagnostic of the compiler that makes the unit unfit for rewriting.
struct ParseError {
  std::string Message;
  std::string File;
  uint32_t Line = 0;
};

struct TUSummary {
  std::string MainFile;
  std::vector<SourceFile> Files;
  std::vector<FunctionSummary> Functions;
  /// Classes that own something alone or are plain values are known by rules;
  /// here: program types -> USRs of their user-written special members.
  std::vector<ParseError> Errors;
};

llvm::json::Value toJSON(const TUSummary &Summary);
llvm::Expected<TUSummary> summaryFromJSON(const llvm::json::Value &Json);

} // namespace poolwise

#endif
