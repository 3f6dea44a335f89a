//===- SameObject.cpp -----------------------------------------------------===//

#include "SameObject.h"
#include "BodyBuilder.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
namespace poolwise {

bool sameObject(const Expr *A, const Expr *B) {
  A = bare(A);
  B = bare(B);
  if (const auto *RefA = dyn_cast<DeclRefExpr>(A)) {
    const auto *RefB = dyn_cast<DeclRefExpr>(B);
    return RefB && RefA->getDecl() == RefB->getDecl();
  }
  if (const auto *MemberA = dyn_cast<MemberExpr>(A)) {
    const auto *MemberB = dyn_cast<MemberExpr>(B);
    return MemberB && MemberA->getMemberDecl() == MemberB->getMemberDecl() &&
           sameObject(MemberA->getBase(), MemberB->getBase());
  }
  return isa<CXXThisExpr>(A) && isa<CXXThisExpr>(B);
}

} // namespace poolwise
