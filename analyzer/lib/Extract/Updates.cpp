//===- Updates.cpp - Reductions -------------------------------------------===//
//
// In:  a statement. Out: an Update fact if it has the form of a reduction step;
//      the statement is walked as usual then, its accesses marked.
//
// Not handled: several targets in one statement, `t = e + t` for strings (the
// order of the operands matters), reductions spread over statements, elements
// of elements, and elements behind pointers.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "SameObject.h"
#include "poolwise/Summary/RoundSinks.h"

using namespace clang;

namespace poolwise {

namespace {
/// Is `E` a plain name of a variable or of a member of this object?
bool isName(const Expr *E) {
  E = bare(E);
  if (isa<DeclRefExpr>(E))
    return isa<VarDecl>(cast<DeclRefExpr>(E)->getDecl());
  const auto *Member = dyn_cast<MemberExpr>(E);
  return Member && isa<FieldDecl>(Member->getMemberDecl()) &&
         (isa<CXXThisExpr>(bare(Member->getBase())) ||
          isName(Member->getBase()));
}

/// `t` of `t[i]`, and `i`.
struct Element {
  const Expr *Of = nullptr, *Index = nullptr;
};

Element elementOf(const Expr *E) {
  E = bare(E);
  Element Found;
  if (const auto *Plain = dyn_cast<ArraySubscriptExpr>(E))
    Found = {Plain->getBase(), Plain->getIdx()};
  else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
           Call && Call->getOperator() == OO_Subscript &&
           Call->getNumArgs() == 2)
    Found = {Call->getArg(0), Call->getArg(1)};
  return Found.Of && isName(Found.Of) &&
                 !bare(Found.Of)->getType()->isPointerType()
             ? Found
             : Element{};
}

/// `t = t + f(t)` is no reduction.
bool mentions(const Stmt *S, const Expr *Target) {
  if (!S)
    return false;
  const auto *E = dyn_cast<Expr>(S);
  if (E && isName(E) && sameObject(E, Target))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return mentions(Child, Target);
  });
}

struct Form {
  Update::Op O;
  const Expr *Target = nullptr;
  const Expr *Operand = nullptr;
  bool KeepsFirst = true;
};

std::optional<Update::Op> assignOp(OverloadedOperatorKind K) {
  switch (K) {
  case OO_PlusEqual:
    return Update::Op::Add;
  case OO_MinusEqual:
    return Update::Op::Subtract;
  case OO_StarEqual:
    return Update::Op::Multiply;
  case OO_AmpEqual:
    return Update::Op::And;
  case OO_PipeEqual:
    return Update::Op::Or;
  case OO_CaretEqual:
    return Update::Op::Xor;
  default:
    return std::nullopt;
  }
}

/// `t = t + e`, `t = std::min(t, e)`, `t = t && e`, `t = true`.
std::optional<Form> fromAssignment(const Expr *Target, const Expr *Right) {
  Right = bare(Right);
  // A flag that is set: the same as `t = t | true`.
  if (const auto *Flag = dyn_cast<CXXBoolLiteralExpr>(Right))
    return Target->getType()->isBooleanType()
               ? std::optional(
                     Form{Flag->getValue() ? Update::Op::Or : Update::Op::And,
                          Target, Right})
               : std::nullopt;
  if (const auto *Binary = dyn_cast<BinaryOperator>(Right)) {
    if (!isName(Binary->getLHS()) || !sameObject(Target, Binary->getLHS()))
      return std::nullopt;
    switch (Binary->getOpcode()) {
    case BO_Add:
      return Form{Update::Op::Add, Target, Binary->getRHS()};
    case BO_Sub:
      return Form{Update::Op::Subtract, Target, Binary->getRHS()};
    case BO_Mul:
      return Form{Update::Op::Multiply, Target, Binary->getRHS()};
    case BO_And:
      return Form{Update::Op::And, Target, Binary->getRHS()};
    case BO_Or:
      return Form{Update::Op::Or, Target, Binary->getRHS()};
    case BO_Xor:
      return Form{Update::Op::Xor, Target, Binary->getRHS()};
    case BO_LAnd:
      return Form{Update::Op::AndThen, Target, Binary->getRHS()};
    case BO_LOr:
      return Form{Update::Op::OrElse, Target, Binary->getRHS()};
    default:
      return std::nullopt;
    }
  }
  const auto *Call = dyn_cast<CallExpr>(Right);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getIdentifier() || !Callee->isInStdNamespace() ||
      Call->getNumArgs() != 2)
    return std::nullopt;
  bool IsMin = Callee->getName() == "min";
  if (!IsMin && Callee->getName() != "max")
    return std::nullopt;
  auto Op = IsMin ? Update::Op::Min : Update::Op::Max;
  if (isName(Call->getArg(0)) && sameObject(Target, Call->getArg(0)))
    return Form{Op, Target, Call->getArg(1), true};
  if (isName(Call->getArg(1)) && sameObject(Target, Call->getArg(1)))
    return Form{Op, Target, Call->getArg(0), false};
  return std::nullopt;
}

std::optional<Form> fromExpression(const Expr *E) {
  E = bare(E);
  auto IsTarget = [](const Expr *T) { return isName(T) || elementOf(T).Of; };
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->isIncrementOp() && IsTarget(Unary->getSubExpr()) &&
                   Unary->getType()->isIntegerType()
               ? std::optional(Form{Update::Op::Count, Unary->getSubExpr()})
               : std::nullopt;
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (!Binary->isAssignmentOp() || !IsTarget(Binary->getLHS()) ||
        !Binary->getLHS()->getType()->isArithmeticType())
      return std::nullopt;
    if (Binary->getOpcode() == BO_Assign)
      return isName(Binary->getLHS())
                 ? fromAssignment(Binary->getLHS(), Binary->getRHS())
                 : std::nullopt;
    auto Op =
        assignOp(BinaryOperator::getOverloadedOperator(Binary->getOpcode()));
    return Op ? std::optional(Form{*Op, Binary->getLHS(), Binary->getRHS()})
              : std::nullopt;
  }
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Call || Call->getNumArgs() != 2 || !isName(Call->getArg(0)))
    return std::nullopt;
  auto Op = assignOp(Call->getOperator());
  return Op == Update::Op::Add
             ? std::optional(Form{*Op, Call->getArg(0), Call->getArg(1)})
             : std::nullopt;
}

/// `if (c) ++n;` and `if (e < t) t = e;`
std::optional<Form> fromIf(const IfStmt *S) {
  if (S->getElse() || S->getInit() || S->getConditionVariable() ||
      S->isConstexpr())
    return std::nullopt;
  const Stmt *Then = S->getThen();
  if (const auto *Block = dyn_cast<CompoundStmt>(Then))
    Then = Block->size() == 1 ? Block->body_front() : nullptr;
  const auto *E = dyn_cast_or_null<Expr>(Then);
  if (!E)
    return std::nullopt;
  E = bare(E);
  if (const auto *Assign = dyn_cast<BinaryOperator>(E);
      Assign && Assign->getOpcode() == BO_Assign) {
    const auto *Test = dyn_cast<BinaryOperator>(bare(S->getCond()));
    const Expr *Target = Assign->getLHS(), *Operand = Assign->getRHS();
    // The operand is evaluated twice, so it has to be a name.
    if (!Test || !isName(Target) || !isName(Operand) ||
        !Target->getType()->isArithmeticType())
      return std::nullopt;
    BinaryOperatorKind K = Test->getOpcode();
    bool Forward = isName(Test->getLHS()) && isName(Test->getRHS()) &&
                   sameObject(Test->getLHS(), Operand) &&
                   sameObject(Test->getRHS(), Target);
    bool Backward = isName(Test->getLHS()) && isName(Test->getRHS()) &&
                    sameObject(Test->getRHS(), Operand) &&
                    sameObject(Test->getLHS(), Target);
    if (!Forward && !Backward)
      return std::nullopt;
    if (Backward)
      K = BinaryOperator::reverseComparisonOp(K);
    switch (K) {
    case BO_LT:
      return Form{Update::Op::Min, Target, Operand, true};
    case BO_LE:
      return Form{Update::Op::Min, Target, Operand, false};
    case BO_GT:
      return Form{Update::Op::Max, Target, Operand, true};
    case BO_GE:
      return Form{Update::Op::Max, Target, Operand, false};
    default:
      return std::nullopt;
    }
  }
  std::optional<Form> Increment = fromExpression(E);
  if (!Increment || Increment->O != Update::Op::Count ||
      elementOf(Increment->Target).Of)
    return std::nullopt;
  Increment->Operand = S->getCond();
  return Increment;
}

/// All of it but its place.
Update updateFact(Unit &U, const Stmt *S, const Form &Found, RegionId Region) {
  Update Fact;
  Fact.O = Found.O;
  Fact.KeepsFirst = Found.KeepsFirst;
  Fact.TargetType = U.Name.type(Found.Target->getType());
  Fact.Statement = U.Source.statement(S);
  Fact.TargetText = U.Source.text(Found.Target->getSourceRange());
  if (Found.Operand) {
    Fact.OperandType =
        U.Name.type(Found.Operand->IgnoreUnlessSpelledInSource()->getType());
    Fact.OperandText = U.Source.text(Found.Operand->getSourceRange());
  }
  Fact.Region = Region;
  Fact.Where = U.Source.locate(S->getBeginLoc());
  return Fact;
}

/// Which element `t[i]` is, only its accesses tell: the last write is the
/// step's.
void markElement(FunctionSummary &Out, size_t FirstAccess, uint32_t Id) {
  for (size_t Last = Out.Accesses.size(); Last-- > FirstAccess;) {
    if (Out.Accesses[Last].K != Access::Kind::Write)
      continue;
    for (size_t I = FirstAccess; I <= Last; ++I)
      if (Out.Accesses[I].P == Out.Accesses[Last].P)
        Out.Accesses[I].Update = Id;
    return;
  }
}

/// `[](double sum, const item &each) { ...; return sum + weigh(each); }`
struct FoldStep {
  const ReturnStmt *Return = nullptr;
  Form Found;
};

std::optional<FoldStep> foldStep(const FunctionDecl *F,
                                 const CompoundStmt *Body) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  if (!Method || !Method->getParent()->isLambda() ||
      Method->isTemplateInstantiation() || Body->body_empty() ||
      Method->getNumParams() != 2)
    return std::nullopt;
  const ParmVarDecl *Sum = Method->getParamDecl(0);
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  const Expr *Yields =
      Return && Return->getRetValue() ? bare(Return->getRetValue()) : nullptr;
  if (!Yields || !Sum->getType()->isArithmeticType() ||
      !F->getASTContext().hasSameUnqualifiedType(Sum->getType(),
                                                 Method->getReturnType()))
    return std::nullopt;
  const Expr *Target = nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(Yields))
    Target = Binary->getLHS();
  else if (const auto *Call = dyn_cast<CallExpr>(Yields))
    for (const Expr *Argument : Call->arguments())
      if (namedVariable(Argument) == Sum)
        Target = Argument;
  if (!Target || namedVariable(Target) != Sum)
    return std::nullopt;
  std::optional<Form> Found = fromAssignment(bare(Target), Yields);
  if (!Found || mentions(Found->Operand, Found->Target))
    return std::nullopt;
  for (const Stmt *S : llvm::drop_end(Body->body()))
    if (mentions(S, Found->Target))
      return std::nullopt;
  return FoldStep{Return, *Found};
}
} // namespace

bool BodyBuilder::update(const Stmt *S) {
  // Of a whole body, the step of a fold.
  if (const auto *Body = dyn_cast<CompoundStmt>(S)) {
    std::optional<FoldStep> Step = foldStep(F, Body);
    if (!Step || Current != 0)
      return false;
    Out.Updates.push_back(updateFact(U, Step->Return, Step->Found, Current));
    Out.Updates.back().Target = placeOf(cast<FunctionDecl>(F)->getParamDecl(0));
    return true;
  }
  if (CurrentUpdate != NoId || Scopes.empty())
    return false;
  std::optional<Form> Found;
  if (const auto *If = dyn_cast<IfStmt>(S))
    Found = fromIf(If);
  else if (const auto *E = dyn_cast<Expr>(S))
    Found = fromExpression(E);
  if (!Found)
    return false;
  Element At = elementOf(Found->Target);
  const Expr *Named = At.Of ? At.Of : Found->Target;
  if (mentions(Found->Operand, Named) || mentions(At.Index, Named))
    return false;
  CurrentUpdate = Out.Updates.size();
  UpdateOf[S] = CurrentUpdate;
  Out.Updates.push_back(updateFact(U, S, *Found, Current));

  // Naming the target emits no facts but a look at `this`.
  size_t FirstAccess = Out.Accesses.size();
  if (Value Target = expression(bare(Named)); Target.K == Value::Kind::Place) {
    if (At.Of)
      Target.P.Path.push_back({Step::Kind::Index, UpdatedElement, {}});
    Out.Updates[CurrentUpdate].Target = Target.P;
  }
  if (const auto *If = dyn_cast<IfStmt>(S))
    ifStatement(If);
  else
    expression(cast<Expr>(S));
  if (At.Of)
    markElement(Out, FirstAccess, CurrentUpdate);
  CurrentUpdate = NoId;
  return true;
}

} // namespace poolwise
