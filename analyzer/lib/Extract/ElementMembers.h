//===- ElementMembers.h - Members that library templates run ----*- C++ -*-===//
//
// In:  a function of a library that is called. Out: the members of the
//      program's own types among its template arguments which it may run, and
//      comparisons beside these types: std::vector<Widget>::push_back copies a
//      Widget, std::sort compares two.
//
// Where the library's bodies are not parsed, what only they call is neither
// instantiated nor, if the compiler writes it, defined: define() has Sema do
// so, as the bodies would. Without Sema (in an editor), what the compiler would
// write is taken apart, and what it would instantiate is not known. Where the
// bodies were parsed, what is not there is not run.
//
// Not handled: templates of members, and other functions beside the class.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_ELEMENTMEMBERS_H
#define POOLWISE_EXTRACT_ELEMENTMEMBERS_H

#include "Sources.h"
#include "poolwise/Extract/AstExtraction.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"

namespace clang {
class Sema;
} // namespace clang

namespace poolwise {

class ElementMembers {
public:
  ElementMembers(Sources &Source, clang::Sema *Open, LibraryBodies Bodies)
      : Source(Source), Open(Open), Bodies(Bodies) {}

  using Functions = std::vector<const clang::FunctionDecl *>;
  Functions membersFor(const clang::FunctionDecl *Callee);
  /// A member that is `= default` and that nobody in the unit calls: a library
  /// may make the object, as that of a test.
  void add(const clang::CXXConstructorDecl *Defaulted);
  /// Of all members that were told of. False: there was nothing left to do.
  bool define();

private:
  using Classes = llvm::SmallSetVector<const clang::CXXRecordDecl *, 4>;

  /// The class with its members, if it may have any; else null.
  const clang::CXXRecordDecl *complete(const clang::CXXRecordDecl *Class);
  void addOwn(clang::QualType T, Classes &Into, unsigned Depth);
  void addOwn(llvm::ArrayRef<clang::TemplateArgument> Arguments, Classes &Into,
              unsigned Depth);

  const Functions &membersOf(const clang::CXXRecordDecl *Class);
  const Functions &comparisonsOf(const clang::CXXRecordDecl *Class);
  bool mayRun(const clang::CXXMethodDecl *Method);
  Classes partsOf(const clang::CXXRecordDecl *Class);
  /// Its bases and fields have special members that were written.
  bool holdsOwnCode(const clang::CXXRecordDecl *Class);

  Sources &Source;
  clang::Sema *Open; ///< may be null
  const LibraryBodies Bodies;
  llvm::DenseMap<const clang::CXXRecordDecl *, Functions> Known, Comparisons;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> OwnCode;
  llvm::SetVector<const clang::CXXMethodDecl *> Undefined;
  size_t Asked = 0; ///< the first of them that were
};

} // namespace poolwise

#endif
