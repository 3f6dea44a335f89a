//===- DeclaredNames.h - Functions that headers declare ---------*- C++ -*-===//
//
// In:  the names of headers; MACRO=VALUE is set before those that follow. Out:
//      every function, type and variable that they declare, by the names that
//      rules match, templates included.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TESTS_RULES_DECLAREDNAMES_H
#define POOLWISE_TESTS_RULES_DECLAREDNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <set>
#include <string>

namespace poolwise {

struct DeclaredFunction {
  /// Some overload yields a reference, a pointer or a class that is not known
  /// to hold none, so that a rule must say where it leads.
  bool YieldsReference = false;
  /// The result's type as spelled, of the overload that decided.
  std::string ResultType;
  /// Reachable for ordinary code: public, and no part of the name is reserved.
  bool IsPublic = false;
};

struct DeclaredNames {
  std::map<std::string, DeclaredFunction> Functions;
  std::set<std::string> Types, Variables;
  std::string Errors;  ///< of the compiler; empty: all headers were read
  std::string Missing; ///< the complaint about a header that is not installed
};

DeclaredNames declaredNames(llvm::ArrayRef<std::string> Headers);

} // namespace poolwise

#endif
