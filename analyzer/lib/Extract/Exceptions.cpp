//===- Exceptions.cpp - What is thrown, and what handlers take ------------===//
//
// Only two sorts of handlers are told apart from the rest: those that take
// everything, and those that take what derives from std::exception.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"

using namespace clang;

namespace poolwise {

namespace {
bool isExceptionClass(const CXXRecordDecl *R) {
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         R->getName() == "exception";
}

/// On how many ways is std::exception a base? One that is there twice, or not
/// in public, is not caught.
unsigned waysToException(const CXXRecordDecl *R, bool &IsPublic) {
  if (isExceptionClass(R))
    return 1;
  unsigned Ways = 0;
  if (R && R->hasDefinition())
    for (const CXXBaseSpecifier &B : R->bases())
      if (unsigned Found =
              waysToException(B.getType()->getAsCXXRecordDecl(), IsPublic)) {
        IsPublic &= B.getAccessSpecifier() == AS_public;
        Ways += Found;
      }
  return Ways;
}

bool isStdException(QualType T) {
  bool IsPublic = true;
  return waysToException(T->getAsCXXRecordDecl(), IsPublic) == 1 && IsPublic;
}

Region::Catches takenBy(const CXXTryStmt *S) {
  Region::Catches Taken = Region::Catches::Some;
  for (unsigned I = 0; I != S->getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = S->getHandler(I);
    if (!Handler->getExceptionDecl())
      return Region::Catches::Everything;
    if (isExceptionClass(Handler->getCaughtType()
                             .getNonReferenceType()
                             ->getAsCXXRecordDecl()))
      Taken = Region::Catches::StdExceptions;
  }
  return Taken;
}
} // namespace

void BodyBuilder::throwException(const CXXThrowExpr *E) {
  parts(E);
  jump(Jump::Kind::Throw, E->getBeginLoc());
  Out.Jumps.back().IsStdException =
      E->getSubExpr() && isStdException(E->getSubExpr()->getType());
}

void BodyBuilder::tryStatement(const CXXTryStmt *S) {
  openRegion(Region::Kind::Try, S->getTryBlock()->getSourceRange());
  Out.Regions[Current].Taken = takenBy(S);
  statement(S->getTryBlock());
  closeRegion();
  for (unsigned I = 0; I != S->getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = S->getHandler(I);
    openRegion(Region::Kind::Handler, Handler->getSourceRange());
    Out.Regions[Current].Cold = true;
    if (const VarDecl *D = Handler->getExceptionDecl())
      variableOf(D);
    statement(Handler->getHandlerBlock());
    closeRegion();
  }
}

} // namespace poolwise
