//===- ElementMembers.h - Members that library templates run ----*- C++ -*-===//
//
// In:  a function of a library that is called. Out: the members of the
//      program's own types among its template arguments which it may run, and
//      comparisons beside these types: std::vector<Widget>::push_back copies a
//      Widget, std::sort compares two.
//
// The library's bodies are not parsed, so what only they call is neither
// instantiated nor, if the compiler writes it, defined: define() has Sema do
// so, as the bodies would.
//
// Not handled: templates of members, and other functions beside the class.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_ELEMENTMEMBERS_H
#define POOLWISE_EXTRACT_ELEMENTMEMBERS_H

#include "Sources.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"

namespace clang {
class Sema;
} // namespace clang

namespace poolwise {

class ElementMembers {
public:
  /// `Open` may be null: then only what is defined can be told.
  ElementMembers(Sources &Source, clang::Sema *Open)
      : Source(Source), Open(Open) {}

  using Functions = std::vector<const clang::FunctionDecl *>;
  Functions membersFor(const clang::FunctionDecl *Callee);
  /// Of all members that were told of. False: there was nothing left to do.
  bool define();

private:
  using Classes = llvm::SmallSetVector<const clang::CXXRecordDecl *, 4>;

  bool isComplete(const clang::CXXRecordDecl *Class);
  void addOwn(clang::QualType T, Classes &Into, unsigned Depth);
  void addOwn(llvm::ArrayRef<clang::TemplateArgument> Arguments, Classes &Into,
              unsigned Depth);

  const Functions &membersOf(const clang::CXXRecordDecl *Class);
  const Functions &comparisonsOf(const clang::CXXRecordDecl *Class);
  bool mayRun(const clang::CXXMethodDecl *Method);
  /// Its bases and fields have special members that were written.
  bool holdsOwnCode(const clang::CXXRecordDecl *Class);

  Sources &Source;
  clang::Sema *Open;
  llvm::DenseMap<const clang::CXXRecordDecl *, Functions> Known, Comparisons;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> OwnCode;
  llvm::SetVector<const clang::CXXMethodDecl *> Undefined;
  size_t Asked = 0; ///< the first of them that were
};

} // namespace poolwise

#endif
