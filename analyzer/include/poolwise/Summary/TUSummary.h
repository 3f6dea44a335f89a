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

/// A class of the program: what one object of it holds in itself. Tells objects
/// of different types apart.
struct ClassLayout {
  std::string Name; ///< canonical, as in Value::Type
  /// Canonical types of bases and non-static members; references and pointers
  /// included, as they are spelled.
  std::vector<std::string> Parts;
};

struct TUSummary {
  std::string MainFile;
  std::vector<SourceFile> Files;
  std::vector<FunctionSummary> Functions;
  /// Classes of the program whose objects are accessed here; one that is
  /// missing may hold anything.
  std::vector<ClassLayout> Classes;
  std::vector<ParseError> Errors;
};

llvm::json::Value toJSON(const TUSummary &Summary);
llvm::Expected<TUSummary> summaryFromJSON(const llvm::json::Value &Json);

} // namespace poolwise

#endif
