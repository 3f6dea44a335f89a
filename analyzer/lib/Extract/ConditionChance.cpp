#include "ConditionChance.h"
#include "ArmMeaning.h"
#include "Sources.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
namespace poolwise {

namespace {
// How often each rule was right, in parts of one.
constexpr double EqualIsRare = 0.84, NegativeIsRare = 0.84;
// Our own.
constexpr double NamedFailureIsRare = 0.90, FailedCallIsRare = 0.95,
                 NullFromCallIsRare = 0.85, FlagIsRare = 0.99,
                 DefaultIsKept = 0.85, FitsMostTimes = 0.95;

bool isNull(const Expr *E, ASTContext &Context) {
  return E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull);
}

/// What a condition is about: `n` of `(n = read(...))`.
const Expr *subject(const Expr *E) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
      E = Cleanups->getSubExpr();
    else if (const auto *Assign = dyn_cast<BinaryOperator>(E);
             Assign && Assign->getOpcode() == BO_Assign)
      E = Assign->getRHS();
    else
      return E;
  }
}

} // namespace

double chanceByName(llvm::StringRef Name) {
  if (hasWord(Name, {"fail", "error", "bad", "invalid", "corrupt", "panic",
                     "interrupt", "terminat", "cancel", "abort", "shutdown"}))
    return 1 - NamedFailureIsRare;
  if (Name.equals_insensitive("ok") || Name.equals_insensitive("good") ||
      hasWord(Name, {"success", "valid", "is_open", "isOpen"}))
    return NamedFailureIsRare;
  return 0.5;
}

namespace {
/// A switch for those who look for faults.
bool isFlagName(llvm::StringRef Name) {
  return hasWord(Name, {"verbose", "debug", "trace", "dump"});
}

struct Named {
  llvm::StringRef Name;
  double Chance = 0.5; ///< that it is true, as its name says
};
/// Of a member or parameter, as an option that few set: that it is true, by
/// the value that it has unless it is given another.
double chanceByDefault(const ValueDecl *D) {
  const Expr *Default = nullptr;
  if (const auto *Field = dyn_cast<FieldDecl>(D))
    Default = Field->getInClassInitializer();
  else if (const auto *Parameter = dyn_cast<ParmVarDecl>(D);
           Parameter && Parameter->hasInit())
    Default = Parameter->getInit();
  const auto *Truth = dyn_cast_or_null<CXXBoolLiteralExpr>(
      Default ? Default->IgnoreParenImpCasts() : nullptr);
  if (!Truth)
    return 0.5;
  return Truth->getValue() ? DefaultIsKept : 1 - DefaultIsKept;
}

Named named(const Expr *E) {
  if (const ValueDecl *D = namedObject(E); D && D->getIdentifier()) {
    double Chance =
        isFlagName(D->getName()) ? 1 - FlagIsRare : chanceByName(D->getName());
    return {D->getName(), Chance == 0.5 ? chanceByDefault(D) : Chance};
  }
  llvm::StringRef Callee = calleeName(E->IgnoreParenImpCasts());
  return {Callee, chanceByName(Callee)};
}

/// What functions leave that return 0 when all went well.
bool isOutcomeName(llvm::StringRef Name) {
  for (llvm::StringRef Known :
       {"ret", "rc", "rv", "err", "errno", "status", "retval", "retcode"})
    if (Name.equals_insensitive(Known))
      return true;
  return false;
}

/// The value that a variable starts with; else the expression itself.
const Expr *origin(const Expr *E) {
  const auto *V = dyn_cast_or_null<VarDecl>(namedObject(E));
  return V && V->hasLocalStorage() && V->getInit() ? subject(V->getInit()) : E;
}

/// A function of the C library or the system that returns a signed number.
const FunctionDecl *systemCall(const Expr *E, ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->isExternC() && F->getIdentifier() &&
                 F->getReturnType()->isSignedIntegerType() &&
                 isInSystemFolder(Context.getSourceManager(), F->getLocation())
             ? F
             : nullptr;
}

/// Returns 0 when all went well, anything else when not.
bool isZeroWhenWell(const Expr *E, ASTContext &Context) {
  const FunctionDecl *F = systemCall(E, Context);
  if (!F || !F->getReturnType()->isSpecificBuiltinType(BuiltinType::Int))
    return false;
  llvm::StringRef Name = F->getName();
  return !Name.contains("cmp") && !Name.contains("coll") &&
         !Name.starts_with("is") && !Name.starts_with("to") &&
         !hasWord(Name, {"getc", "getchar", "putc", "putchar", "scanf",
                         "printf", "feof", "rand", "match", "poll", "select",
                         "abs", "fileno", "puts", "wait", "getopt"});
}

bool isFindLike(llvm::StringRef Name) {
  return hasWord(Name, {"find", "lookup", "search", "get", "next", "peek",
                        "chr", "str", "cast", "top", "pop", "child", "parent"});
}

/// Of a pointer: that it is there.
double chanceOfPointer(const Expr *E) {
  const Expr *From = origin(E);
  llvm::StringRef Maker = calleeName(From);
  return !Maker.empty() && !isFindLike(Maker) ? NullFromCallIsRare : NullIsRare;
}

double chanceOfEquality(const Expr *Left, const Expr *Right,
                        ASTContext &Context) {
  if (isNull(Left, Context))
    std::swap(Left, Right);
  bool IsPointer = Left->IgnoreParenImpCasts()->getType()->isPointerType();
  if (isNull(Right, Context) && IsPointer)
    return 1 - chanceOfPointer(subject(Left));
  Expr::EvalResult Value;
  if (Right->isValueDependent() || !Right->EvaluateAsInt(Value, Context))
    return 1 - EqualIsRare;
  if (Value.Val.getInt().isNegative())
    return 1 - FailedCallIsRare;
  if (!Value.Val.getInt().isZero())
    return 1 - EqualIsRare;
  const Expr *About = subject(Left);
  Named By = named(About);
  if (isOutcomeName(By.Name) || isZeroWhenWell(origin(About), Context))
    return FailedCallIsRare;
  return By.Chance != 0.5 ? 1 - By.Chance : 1 - EqualIsRare;
}

/// `++Used == Size`, `++Position >= End`: of many counts one gets there.
bool countsUpTo(const BinaryOperator *B) {
  const auto *Count =
      dyn_cast<UnaryOperator>(B->getLHS()->IgnoreParenImpCasts());
  return Count && Count->isIncrementOp() &&
         (B->getOpcode() == BO_EQ || B->getOpcode() == BO_GE ||
          B->getOpcode() == BO_GT);
}

double chanceOfComparison(const BinaryOperator *B, ASTContext &Context) {
  const Expr *Left = B->getLHS(), *Right = B->getRHS();
  if (countsUpTo(B))
    return 1 - Told;
  if (B->isEqualityOp()) {
    double Equal = chanceOfEquality(Left, Right, Context);
    return B->getOpcode() == BO_EQ ? Equal : 1 - Equal;
  }
  Expr::EvalResult Value;
  if (Right->isValueDependent() || !Right->EvaluateAsInt(Value, Context))
    return 0.5;
  const Expr *About = subject(Left);
  llvm::APSInt Limit = Value.Val.getInt();
  bool IsZero = Limit.isZero();
  bool IsUpper = B->getOpcode() == BO_GT || B->getOpcode() == BO_GE;
  // `n > INT_MAX`: few numbers do not fit.
  if (Limit >= INT32_MAX || Limit <= INT32_MIN)
    return IsUpper == (Limit > 0) ? 1 - FitsMostTimes : FitsMostTimes;
  Named By = named(About);
  // `if (verbose > 1)`.
  if (By.Chance != 0.5 && IsUpper)
    return By.Chance;
  if (!IsZero)
    return 0.5;
  bool TellsFailure =
      isOutcomeName(By.Name) || systemCall(origin(About), Context) != nullptr;
  double NotNegative = TellsFailure ? FailedCallIsRare : NegativeIsRare;
  if (IsUpper)
    return NotNegative;
  return 1 - NotNegative;
}

bool isEnd(const Expr *E) {
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(E->IgnoreImplicit()->IgnoreParenImpCasts());
  return hasWord(calleeName(Call), {"end"}) && Call->getNumArgs() == 0;
}
} // namespace

double chanceOfCondition(const Expr *Condition, ASTContext &Context) {
  const Expr *E = subject(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return 1 - chanceOfCondition(Not->getSubExpr(), Context);
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->isComparisonOp())
      return chanceOfComparison(B, Context);
    if (B->isLogicalOp()) {
      double Left = chanceOfCondition(B->getLHS(), Context);
      double Right = chanceOfCondition(B->getRHS(), Context);
      // They seldom are independent: what nothing is known of does not count.
      if (Left == 0.5 || Right == 0.5)
        return B->getOpcode() == BO_LAnd ? std::min(Left, Right)
                                         : std::max(Left, Right);
      return B->getOpcode() == BO_LAnd ? Left * Right
                                       : 1 - (1 - Left) * (1 - Right);
    }
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (Call->getBuiltinCallee() == Builtin::BI__builtin_expect) {
      Expr::EvalResult Expected;
      if (Call->getArg(1)->EvaluateAsInt(Expected, Context))
        return Expected.Val.getInt().isZero() ? 1 - Told : Told;
    }
    if (isZeroWhenWell(E, Context))
      return 1 - FailedCallIsRare;
  }
  Named By = named(E);
  if (isOutcomeName(By.Name) && E->getType()->isIntegerType() &&
      !E->getType()->isBooleanType())
    return 1 - FailedCallIsRare;
  if (By.Chance != 0.5)
    return By.Chance;
  return E->getType()->isPointerType() ? chanceOfPointer(E) : 0.5;
}

const ValueDecl *comparedForEquality(const Expr *Condition) {
  const Expr *E = subject(Condition);
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return B->getOpcode() == BO_EQ ? namedObject(B->getLHS()) : nullptr;
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  return Call && Call->getOperator() == OO_EqualEqual
             ? namedObject(Call->getArg(0))
             : nullptr;
}

NothingTest testForNothing(const Expr *Condition, ASTContext &Context) {
  const Expr *E = subject(Condition);
  auto Plain = [](const Expr *X, bool WhenFalse) {
    return NothingTest{namedObject(X), true, WhenFalse};
  };
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot) {
    NothingTest Inner = testForNothing(Not->getSubExpr(), Context);
    Inner.WhenFalse = !Inner.WhenFalse;
    return Inner;
  }
  const Expr *Left = nullptr, *Right = nullptr;
  bool IsEqual = false;
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isEqualityOp()) {
    Left = B->getLHS(), Right = B->getRHS();
    IsEqual = B->getOpcode() == BO_EQ;
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
             Call && Call->getNumArgs() == 2 &&
             (Call->getOperator() == OO_EqualEqual ||
              Call->getOperator() == OO_ExclaimEqual)) {
    Left = Call->getArg(0), Right = Call->getArg(1);
    IsEqual = Call->getOperator() == OO_EqualEqual;
  } else if (isa<BinaryOperator, CXXOperatorCallExpr>(E)) {
    return {};
  } else {
    return Plain(E, /*WhenFalse=*/true);
  }
  if (isNull(Left, Context) || isEnd(Left))
    std::swap(Left, Right);
  return isNull(Right, Context) || isEnd(Right) ? Plain(Left, !IsEqual)
                                                : NothingTest{};
}

bool comparesFill(const Expr *Condition) {
  const Expr *E = subject(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return comparesFill(Not->getSubExpr());
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B)
    return false;
  if (B->isLogicalOp())
    return comparesFill(B->getLHS()) || comparesFill(B->getRHS());
  QualType Compared = B->getLHS()->IgnoreParenImpCasts()->getType();
  return B->isComparisonOp() &&
         (Compared->isIntegerType() || Compared->isPointerType());
}

} // namespace poolwise
