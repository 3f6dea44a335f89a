//===- OpenMP.cpp - Directives, and the blocks that they run --------------===//
//
// In:  an OpenMP directive with its block. Out: the block's facts in a region
// that says whether it runs on a team of threads or under a lock.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Basic/OpenMPKinds.h"

using namespace clang;

namespace poolwise {

/// Work is shared out by what the directive combines; a directive of another
/// sort (simd, single) is what stands below it.
void BodyBuilder::parallel(const OMPExecutableDirective *S) {
  OpenMPDirectiveKind Kind = S->getDirectiveKind();
  bool IsCritical = Kind == llvm::omp::OMPD_critical;
  bool IsParallel = isOpenMPParallelDirective(Kind) ||
                    isOpenMPTaskingDirective(Kind) ||
                    isOpenMPWorksharingDirective(Kind);
  for (const OMPClause *C : S->clauses())
    for (const Stmt *Part : C->children())
      if (const auto *E = dyn_cast_or_null<Expr>(Part);
          E && !isa<DeclRefExpr>(E))
        expression(E);
  if (!S->hasAssociatedStmt())
    return;
  if (IsParallel || IsCritical)
    openRegion(IsCritical ? Region::Kind::Critical : Region::Kind::Parallel,
               S->getSourceRange());
  const Stmt *Body = S->getAssociatedStmt();
  while (const auto *Captured = dyn_cast<CapturedStmt>(Body))
    Body = Captured->getCapturedStmt();
  statement(Body);
  if (IsParallel || IsCritical)
    closeRegion();
}

} // namespace poolwise
