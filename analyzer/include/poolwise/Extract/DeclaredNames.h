//===- DeclaredNames.h - What headers declare -------------------*- C++ -*-===//
//
// In:  the names of headers; MACRO=VALUE is set before those that follow. Out:
//      every function, type and variable that they declare, by the names that
//      rules match, templates included. For checking rule packs, and for
//      drafting them.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_DECLAREDNAMES_H
#define POOLWISE_EXTRACT_DECLAREDNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace poolwise {

struct DeclaredParameter {
  std::string Name, Type;
  /// A reference or pointer to something that is not const.
  bool IsWritable = false;
  bool IsCallable = false; ///< a function, or a pointer to one
};

struct DeclaredFunction {
  /// Some overload yields a reference, a pointer or a class that is not known
  /// to hold none, so that a rule must say where it leads.
  bool YieldsReference = false;
  /// The result's type as spelled, of the overload that decided.
  std::string ResultType;
  /// Reachable for ordinary code: public, and no part of the name is reserved.
  bool IsPublic = false;
  bool IsMember = false;
  /// Of the first overload.
  std::vector<DeclaredParameter> Parameters;
  std::string File; ///< that declares it first
  unsigned Line = 0;
};

struct DeclaredNames {
  std::map<std::string, DeclaredFunction> Functions;
  std::set<std::string> Types, Variables;
  std::string Errors;  ///< of the compiler; empty: all headers were read
  std::string Missing; ///< the complaint about a header that is not installed
};

/// `Flags`: where they are looked for, as for the compiler.
DeclaredNames declaredNames(llvm::ArrayRef<std::string> Headers,
                            llvm::ArrayRef<std::string> Flags = {});

} // namespace poolwise

#endif
