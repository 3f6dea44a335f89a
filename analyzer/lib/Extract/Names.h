//===- Names.h - Names of declarations and types ----------------*- C++ -*-===//
//
// In:  Clang declarations and types. Out: the strings that summaries use: USRs
//      that are unique in a program, qualified names as rules spell them,
//      canonical types.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_NAMES_H
#define POOLWISE_EXTRACT_NAMES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <string>

namespace poolwise {

/// The call operator of a closure, which has other members, too.
bool isLambdaBody(const clang::Decl *D);

class Names {
public:
  Names(clang::ASTContext &Context, std::string MainFile);

  /// Clang's USR; what has internal linkage gets the main file behind it, since
  /// two files may hold different functions of one name; lambdas get their
  /// position in the enclosing function, and instances for a lambda's type that
  /// lambda's USR.
  const std::string &usr(const clang::Decl *D);
  /// "std::vector::push_back": no parameters, template arguments or inline
  /// namespaces.
  const std::string &qualified(const clang::NamedDecl *D);
  /// Canonical, without cv and reference.
  const std::string &type(clang::QualType T);

private:
  clang::ASTContext &Context;
  std::string MainFile;
  clang::PrintingPolicy TypePolicy;
  llvm::DenseMap<const clang::Decl *, std::string> Usrs;
  llvm::DenseMap<const clang::Decl *, std::string> Qualified;
  llvm::DenseMap<void *, std::string> Types;
};

} // namespace poolwise

#endif
