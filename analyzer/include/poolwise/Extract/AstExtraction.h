//===- AstExtraction.h - An AST of somebody else's to a summary -*- C++ -*-===//
//
// For who has a parser of his own: clang-tidy, clangd, the compiler. The one
// interface of Extract that names Clang's types.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_ASTEXTRACTION_H
#define POOLWISE_EXTRACT_ASTEXTRACTION_H

#include "poolwise/Summary/TUSummary.h"
#include <memory>

namespace clang {
class ASTContext;
class Preprocessor;
class Sema;
} // namespace clang

namespace poolwise {

struct Directives;

/// Of functions in headers: an editor skips them.
enum class LibraryBodies { Parsed, Skipped };

class AstExtraction {
public:
  /// Before anything is read: #include lines have to be seen.
  explicit AstExtraction(clang::Preprocessor &PP);
  ~AstExtraction();

  /// False: the preprocessor is gone, and with it the AST.
  bool isAlive() const { return Seen.use_count() > 1; }

  /// What stands inside the AST's traversal scope. When the unit has errors,
  /// the summary says so.
  TUSummary extract(clang::ASTContext &Context,
                    LibraryBodies Bodies = LibraryBodies::Parsed) const;
  /// The same for a unit whose main file and errors are known already.
  /// `WithPreamble`: what was loaded is of the system, and left out. `Open`:
  /// the unit's own, for members that only skipped bodies call
  /// (ElementMembers.h).
  void extract(clang::ASTContext &Context, TUSummary &Into,
               bool WithPreamble = false, clang::Sema *Open = nullptr,
               LibraryBodies Bodies = LibraryBodies::Skipped) const;

private:
  std::shared_ptr<Directives> Seen;
};

} // namespace poolwise

#endif
