#include "Windows.h"
#include "BodyBuilder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
namespace poolwise {

namespace {
/// More than a window looks at.
constexpr int64_t Widest = 256;
constexpr unsigned MaxDepth = 6;

/// `Center + Offset`, with a center that is no constant, as far as what the
/// variables were declared with still holds.
struct Distance {
  const Expr *Center = nullptr;
  int64_t Offset = 0;
  SmallVector<const VarDecl *, 2> Through;
};

bool isEdge(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  return F && F->getIdentifier() && Call->getNumArgs() == 2 &&
         (F->getName() == "min" || F->getName() == "max");
}

/// What an expression may be, cut off at no edge.
void distances(const Expr *E, Distance From, const ASTContext &Context,
               unsigned Depth, SmallVectorImpl<Distance> &Out) {
  E = bare(E);
  if (Depth > MaxDepth || !E->getType()->isIntegerType() ||
      constantOr(E, Context).K == Value::Kind::Constant)
    return;
  auto Inside = [&](const Expr *Part, int64_t By) {
    Distance Next = From;
    Next.Offset += By;
    distances(Part, Next, Context, Depth + 1, Out);
  };
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return Inside(Cast->getSubExpr(), 0);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    Inside(Choice->getTrueExpr(), 0);
    return Inside(Choice->getFalseExpr(), 0);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && isEdge(Call)) {
    Inside(Call->getArg(0), 0);
    return Inside(Call->getArg(1), 0);
  }
  const auto *Binary = dyn_cast<BinaryOperator>(E);
  if (Binary && Binary->isAdditiveOp()) {
    Value By = constantOr(Binary->getRHS(), Context);
    if (By.K == Value::Kind::Constant && std::abs(By.Number) <= Widest)
      return Inside(Binary->getLHS(),
                    Binary->getOpcode() == BO_Sub ? -By.Number : By.Number);
  }
  From.Center = E;
  Out.push_back(From);
  const VarDecl *Named = namedVariable(E);
  if (!Named || !Named->isLocalVarDecl() || !Named->getInit())
    return;
  From.Through.push_back(Named);
  Inside(Named->getInit(), 0);
}

bool isSetIn(const Stmt *S, const VarDecl *D) {
  if (!S)
    return false;
  const auto *Assign = dyn_cast<BinaryOperator>(S);
  const auto *Step = dyn_cast<UnaryOperator>(S);
  if ((Assign && Assign->isAssignmentOp() &&
       namedVariable(Assign->getLHS()) == D) ||
      (Step &&
       (Step->isIncrementDecrementOp() || Step->getOpcode() == UO_AddrOf) &&
       namedVariable(Step->getSubExpr()) == D))
    return true;
  return llvm::any_of(S->children(),
                      [&](const Stmt *Part) { return isSetIn(Part, D); });
}

bool stillHolds(const Distance &Of) {
  return llvm::none_of(Of.Through, [](const VarDecl *D) {
    const auto *F = dyn_cast<FunctionDecl>(D->getDeclContext());
    return !F || isSetIn(F->getBody(), D);
  });
}

bool isSame(const Expr *A, const Expr *B, const ASTContext &Context) {
  llvm::FoldingSetNodeID IdA, IdB;
  A->Profile(IdA, Context, true);
  B->Profile(IdB, Context, true);
  return IdA == IdB;
}
} // namespace

std::optional<uint64_t> widthOfWindow(const Expr *First, const Expr *Bound,
                                      const ASTContext &Context) {
  SmallVector<Distance, 4> Begins, Ends;
  distances(First, {}, Context, 0, Begins);
  distances(Bound, {}, Context, 0, Ends);
  for (const Distance &Begin : Begins)
    for (const Distance &End : Ends)
      if (int64_t Width = End.Offset - Begin.Offset;
          Width > 0 && Width <= Widest &&
          isSame(Begin.Center, End.Center, Context) && stillHolds(Begin) &&
          stillHolds(End))
        return Width;
  return std::nullopt;
}

} // namespace poolwise
