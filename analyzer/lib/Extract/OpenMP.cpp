//===- OpenMP.cpp - Directives, and the blocks that they run --------------===//
//
// In:  an OpenMP directive with its block. Out: the block's facts in a region
// that says who of a team of threads runs it, or that one does at a time, and
// what each thread has for itself.
//
// Not handled: default(private) and default(firstprivate), loops without rounds
// of their own (loop transformations).
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "clang/AST/DeclOpenMP.h"
#include "clang/AST/ExprOpenMP.h"
#include "clang/AST/OpenMPClause.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Basic/OpenMPKinds.h"

using namespace clang;

namespace poolwise {

namespace {
using Directive = llvm::omp::Directive;

bool runsAlone(Directive Kind) {
  switch (Kind) {
  case llvm::omp::OMPD_critical:
  case llvm::omp::OMPD_atomic:
  case llvm::omp::OMPD_ordered:
    return true;
  default:
    return false;
  }
}

bool runsOnTeam(Directive Kind) {
  return isOpenMPParallelDirective(Kind) || isOpenMPTaskingDirective(Kind) ||
         isOpenMPWorksharingDirective(Kind) || isOpenMPTeamsDirective(Kind) ||
         Kind == llvm::omp::OMPD_master || Kind == llvm::omp::OMPD_masked;
}

Region::Team teamOf(Directive Kind) {
  switch (Kind) {
  case llvm::omp::OMPD_sections:
  case llvm::omp::OMPD_parallel_sections:
    return Region::Team::Sections;
  case llvm::omp::OMPD_section:
  case llvm::omp::OMPD_single:
  case llvm::omp::OMPD_master:
  case llvm::omp::OMPD_masked:
  case llvm::omp::OMPD_parallel_master:
  case llvm::omp::OMPD_parallel_masked:
  case llvm::omp::OMPD_task:
    return Region::Team::One;
  default:
    return Region::Team::All;
  }
}

bool givesEachItsOwn(const OMPClause *C) {
  switch (C->getClauseKind()) {
  case llvm::omp::OMPC_private:
  case llvm::omp::OMPC_firstprivate:
  case llvm::omp::OMPC_lastprivate:
  case llvm::omp::OMPC_reduction:
  case llvm::omp::OMPC_in_reduction:
  case llvm::omp::OMPC_task_reduction:
  case llvm::omp::OMPC_linear:
    return true;
  default:
    return false;
  }
}

/// `x`, or the `x` of `x[0:n]`.
const ValueDecl *namedBy(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  while (E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Section = dyn_cast<ArraySectionExpr>(E))
      E = Section->getBase();
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      E = Element->getBase();
    else
      break;
  }
  const auto *Name = dyn_cast_or_null<DeclRefExpr>(E);
  return Name ? Name->getDecl() : nullptr;
}
} // namespace

std::vector<Place> BodyBuilder::privateOf(const OMPExecutableDirective *S) {
  std::vector<Place> Found;
  auto Add = [&](const Stmt *E) {
    const ValueDecl *D = namedBy(E);
    // A member that is named in a clause stands for itself.
    if (const auto *Captured = dyn_cast_or_null<OMPCapturedExprDecl>(D)) {
      const auto *Member = dyn_cast_or_null<MemberExpr>(
          Captured->getInit() ? Captured->getInit()->IgnoreParenImpCasts()
                              : nullptr);
      D = Member ? Member->getMemberDecl() : nullptr;
      if (D)
        Found.push_back({Place::Root::This,
                         NoId,
                         {},
                         {{Step::Kind::Field, D->getNameAsString(), {}}}});
    } else if (D) {
      Found.push_back(placeOf(D));
    }
  };
  for (const OMPClause *C : S->clauses())
    if (givesEachItsOwn(C))
      for (const Stmt *Part : C->children())
        Add(Part);
  if (const auto *Loop = dyn_cast<OMPLoopDirective>(S))
    for (const Expr *Counter : Loop->counters())
      Add(Counter);
  return Found;
}

/// Work is shared out by what the directive combines; a directive of another
/// sort (simd) is what stands below it.
void BodyBuilder::parallel(const OMPExecutableDirective *S) {
  Directive Kind = S->getDirectiveKind();
  bool IsAlone = runsAlone(Kind), IsTeams = runsOnTeam(Kind);
  for (const OMPClause *C : S->clauses())
    for (const Stmt *Part : C->children())
      if (const auto *E = dyn_cast_or_null<Expr>(Part);
          E && !isa<DeclRefExpr>(E))
        expression(E);
  if (!S->hasAssociatedStmt())
    return;
  if (IsAlone || IsTeams) {
    std::vector<Place> Private = privateOf(S);
    RegionId R =
        openRegion(IsAlone ? Region::Kind::Critical : Region::Kind::Parallel,
                   S->getSourceRange());
    Out.Regions[R].By = teamOf(Kind);
    Out.Regions[R].Private = std::move(Private);
  }
  const Stmt *Body = S->getAssociatedStmt();
  while (const auto *Captured = dyn_cast<CapturedStmt>(Body))
    Body = Captured->getCapturedStmt();
  statement(Body);
  if (IsAlone || IsTeams)
    closeRegion();
}

} // namespace poolwise
