#include "BranchChance.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringRef.h"

using namespace clang;
namespace poolwise {

namespace {
// How often each rule was right, in parts of one.
constexpr double NullIsRare = 0.60, EqualIsRare = 0.84, NegativeIsRare = 0.84,
                 LeavingIsRare = 0.72, NamedFailureIsRare = 0.90;
/// [[likely]], [[unlikely]], __builtin_expect.
constexpr double Told = 0.99;

/// Two independent hints at the same thing.
double both(double A, double B) { return A * B / (A * B + (1 - A) * (1 - B)); }

bool isNull(const Expr *E, ASTContext &Context) {
  return E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull);
}

bool hasWord(llvm::StringRef Name,
             std::initializer_list<llvm::StringRef> Words) {
  for (llvm::StringRef Word : Words)
    if (Name.contains_insensitive(Word))
      return true;
  return false;
}

/// Of a function or variable that tells whether something went well.
double chanceByName(llvm::StringRef Name) {
  if (hasWord(Name, {"fail", "error", "bad", "invalid", "corrupt"}))
    return 1 - NamedFailureIsRare;
  if (Name.equals_insensitive("ok") || Name.equals_insensitive("good") ||
      hasWord(Name, {"success", "valid", "is_open", "isOpen"}))
    return NamedFailureIsRare;
  return 0.5;
}

double chanceOfComparison(const BinaryOperator *B, ASTContext &Context) {
  const Expr *Left = B->getLHS(), *Right = B->getRHS();
  if (B->isEqualityOp()) {
    bool WithNull = isNull(Left, Context) || isNull(Right, Context);
    bool Pointers = Left->IgnoreParenImpCasts()->getType()->isPointerType() ||
                    Right->IgnoreParenImpCasts()->getType()->isPointerType();
    double Equal = Pointers && WithNull ? 1 - NullIsRare : 1 - EqualIsRare;
    return B->getOpcode() == BO_EQ ? Equal : 1 - Equal;
  }
  Expr::EvalResult Value;
  if (!Right->EvaluateAsInt(Value, Context) || !Value.Val.getInt().isZero())
    return 0.5;
  switch (B->getOpcode()) {
  case BO_LT:
  case BO_LE:
    return 1 - NegativeIsRare;
  case BO_GT:
  case BO_GE:
    return NegativeIsRare;
  default:
    return 0.5;
  }
}

/// That the condition holds.
double chanceOf(const Expr *Condition, ASTContext &Context) {
  const Expr *E = Condition->IgnoreParenImpCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return chanceOf(Cleanups->getSubExpr(), Context);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return 1 - chanceOf(Not->getSubExpr(), Context);
  if (const auto *Compare = dyn_cast<BinaryOperator>(E);
      Compare && Compare->isComparisonOp())
    return chanceOfComparison(Compare, Context);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (Call->getBuiltinCallee() == Builtin::BI__builtin_expect) {
      Expr::EvalResult Expected;
      if (Call->getArg(1)->EvaluateAsInt(Expected, Context))
        return Expected.Val.getInt().isZero() ? 1 - Told : Told;
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && Callee->getIdentifier() ? chanceByName(Callee->getName())
                                             : 0.5;
  }
  if (const auto *Name = dyn_cast<DeclRefExpr>(E);
      Name && Name->getDecl()->getIdentifier())
    if (double ByName = chanceByName(Name->getDecl()->getName()); ByName != 0.5)
      return ByName;
  if (const auto *Member = dyn_cast<MemberExpr>(E);
      Member && Member->getMemberDecl()->getIdentifier())
    if (double ByName = chanceByName(Member->getMemberDecl()->getName());
        ByName != 0.5)
      return ByName;
  return E->getType()->isPointerType() ? NullIsRare : 0.5;
}

/// Does the arm end by leaving the function, loop or block?
bool leaves(const Stmt *S) {
  while (const auto *Block = dyn_cast_or_null<CompoundStmt>(S)) {
    if (Block->body_empty())
      return false;
    S = Block->body_back();
  }
  return S && (isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(S));
}

uint32_t percent(double Chance) {
  return std::max(1u, uint32_t(Chance * 100 + 0.5));
}

const VarDecl *namedVariable(const Expr *E) {
  const auto *Name = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
}

/// X in `!X` and `X == nullptr`.
const VarDecl *testedForNothing(const Expr *Condition, ASTContext &Context) {
  const Expr *E = Condition->IgnoreParenImpCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return namedVariable(Not->getSubExpr());
  const auto *Compare = dyn_cast<BinaryOperator>(E);
  if (!Compare || Compare->getOpcode() != BO_EQ)
    return nullptr;
  const Expr *Left = Compare->getLHS(), *Right = Compare->getRHS();
  return isNull(Right, Context)  ? namedVariable(Left)
         : isNull(Left, Context) ? namedVariable(Right)
                                 : nullptr;
}

bool assigns(const Stmt *S, const VarDecl *Variable) {
  if (const auto *Assign = dyn_cast<BinaryOperator>(S);
      Assign && Assign->getOpcode() == BO_Assign &&
      namedVariable(Assign->getLHS()) == Variable)
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Part) {
    return Part && assigns(Part, Variable);
  });
}

/// `if (!Table) Table = makeTable();`, where the variable stays: once in the
/// life of the program. A member is not meant, since each object has its own.
bool fillsOnce(const IfStmt *S, ASTContext &Context) {
  const VarDecl *Variable = testedForNothing(S->getCond(), Context);
  return Variable && Variable->hasGlobalStorage() &&
         assigns(S->getThen(), Variable);
}

void countCases(const Stmt *S, unsigned &Cases) {
  if (const auto *Case = dyn_cast<SwitchCase>(S)) {
    // `case 1: case 2:` is one.
    Cases += !isa<SwitchCase>(Case->getSubStmt());
    return countCases(Case->getSubStmt(), Cases);
  }
  for (const Stmt *Part : S->children())
    if (Part && !isa<SwitchStmt>(Part))
      countCases(Part, Cases);
}
} // namespace

uint32_t chanceOfThen(const IfStmt *S, ASTContext &Context) {
  Stmt::Likelihood Said = Stmt::getLikelihood(S->getThen(), S->getElse());
  if (Said != Stmt::LH_None)
    return percent(Said == Stmt::LH_Likely ? Told : 1 - Told);
  if (fillsOnce(S, Context))
    return percent(1 - Told);
  double Chance = 0.5;
  if (const VarDecl *Declared = S->getConditionVariable())
    Chance = Declared->getType()->isPointerType() ? NullIsRare : 0.5;
  else if (!S->getCond()->isInstantiationDependent())
    Chance = chanceOf(S->getCond(), Context);
  bool Then = leaves(S->getThen()), Else = leaves(S->getElse());
  if (Then != Else)
    Chance = both(Chance, Then ? 1 - LeavingIsRare : LeavingIsRare);
  return percent(Chance);
}

uint32_t chanceOfCase(const SwitchStmt *S) {
  unsigned Cases = 0;
  countCases(S->getBody(), Cases);
  return percent(1.0 / std::max(Cases, 1u));
}

} // namespace poolwise
