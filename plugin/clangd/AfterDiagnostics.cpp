//===- AfterDiagnostics.cpp - When clangd has sent its own ----------------===//
//
// clangd's worker of a file derives signals from an AST right after it has sent
// the diagnostics of that AST; the linker gives that function to this file
// (--wrap). There the unit is extracted: nobody waits for it but the next
// request for the same file.
//
//===----------------------------------------------------------------------===//

#include "ClangdInterface.h"
#include "EditedFiles.h"

namespace clang::clangd {

ASTSignals derivedSignals(const ParsedAST &Ast) asm(
    "__wrap__ZN5clang6clangd10ASTSignals6deriveERKNS0_9ParsedASTE");

ASTSignals derivedSignals(const ParsedAST &Ast) {
  // The worker's own; const only for who derives signals.
  poolwise::clangd::editedFiles().extract(
      const_cast<ASTContext &>(Ast.getASTContext()));
  return plainSignals(Ast);
}

} // namespace clang::clangd
