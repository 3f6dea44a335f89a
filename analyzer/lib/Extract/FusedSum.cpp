#include "FusedSum.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/TargetInfo.h"

using namespace clang;

namespace poolwise {

/// May the unit's code multiply and add in one operation?
static bool mayFuse(const ASTContext &Context) {
  if (Context.getLangOpts().getDefaultFPContractMode() == LangOptions::FPM_Off)
    return false;
  const TargetInfo &Target = Context.getTargetInfo();
  return !Target.getTriple().isX86() || Target.hasFeature("fma") ||
         Target.hasFeature("fma4") || Target.hasFeature("avx512f");
}

static bool stands(const ValueDecl *D, const Stmt *In) {
  return isa<VarDecl>(D) && In->getBeginLoc() <= D->getLocation() &&
         D->getLocation() <= In->getEndLoc();
}

namespace {
class SumVisitor : public RecursiveASTVisitor<SumVisitor> {
public:
  SumVisitor(const Stmt *Loop, const Stmt *Body) : Loop(Loop), Body(Body) {}
  SourceLocation Found;
  /// Of a fold: what the lambda adds to, and returns.
  const ParmVarDecl *Folded = nullptr;

  bool VisitReturnStmt(ReturnStmt *S) {
    const Expr *Value = S->getRetValue();
    const auto *Sum = dyn_cast_or_null<BinaryOperator>(
        Value ? Value->IgnoreParenImpCasts() : nullptr);
    if (Folded && Sum && Sum->isAdditiveOp() &&
        Sum->getType()->isRealFloatingType() && Found.isInvalid() &&
        ((isFolded(Sum->getLHS()) && mayBeProduct(Sum->getRHS())) ||
         (isFolded(Sum->getRHS()) && mayBeProduct(Sum->getLHS()))))
      Found = Sum->getBeginLoc();
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    BinaryOperatorKind Op = E->getOpcode();
    const auto *Sum =
        dyn_cast<BinaryOperator>(E->getRHS()->IgnoreParenImpCasts());
    bool Adds = Op == BO_AddAssign || Op == BO_SubAssign ||
                (Op == BO_Assign && Sum && Sum->isAdditiveOp());
    if (Adds && Found.isInvalid() && E->getType()->isRealFloatingType() &&
        outlivesRound(E->getLHS()) && mayBeProduct(E->getRHS()))
      Found = E->getBeginLoc();
    return true;
  }

private:
  bool isFolded(const Expr *E) const {
    const auto *Name = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Name && Name->getDecl() == Folded;
  }
  /// A variable, or a member of one, that does not belong to the round.
  bool outlivesRound(const Expr *E) const {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return outlivesRound(Member->getBase());
    const auto *Name = dyn_cast<DeclRefExpr>(E);
    return isa<CXXThisExpr>(E) || (Name && !stands(Name->getDecl(), Loop));
  }
  bool mayBeProduct(const Stmt *S) const {
    const auto *Op = dyn_cast<BinaryOperator>(S);
    const auto *Name = dyn_cast<DeclRefExpr>(S);
    bool IsCall = isa<CallExpr>(S) && !isa<CXXOperatorCallExpr>(S);
    return IsCall || (Op && Op->getOpcode() == BO_Mul) ||
           (Name && stands(Name->getDecl(), Body)) ||
           llvm::any_of(S->children(), [&](const Stmt *Child) {
             return Child && mayBeProduct(Child);
           });
  }

  const Stmt *Loop, *Body;
};
} // namespace

SourceLocation fusedSum(const ASTContext &Context, const Stmt *Loop,
                        const Stmt *Body) {
  if (!mayFuse(Context))
    return {};
  SumVisitor Sums(Loop, Body);
  Sums.TraverseStmt(const_cast<Stmt *>(Body));
  return Sums.Found;
}

SourceLocation fusedFold(const ASTContext &Context, const Expr *Step) {
  const auto *Lambda =
      dyn_cast<LambdaExpr>(Step->IgnoreUnlessSpelledInSource());
  if (!Lambda || !mayFuse(Context) ||
      Lambda->getCallOperator()->getNumParams() == 0)
    return {};
  SumVisitor Sums(Lambda, Lambda->getBody());
  Sums.Folded = Lambda->getCallOperator()->getParamDecl(0);
  Sums.TraverseStmt(Lambda->getBody());
  return Sums.Found;
}

} // namespace poolwise
