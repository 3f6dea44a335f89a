//===- Shapes.cpp - Recognising counted and iterator loops ----------------===//
//
// In:  the header of a for or while loop. Out: its LoopShape; Form::Other when
//      the header does not fix the sequence of rounds. Emits no facts.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "Comparison.h"
#include "NumberAsNamed.h"
#include "PlaceSteps.h"
#include "SameObject.h"
#include "Windows.h"

using namespace clang;

namespace poolwise {

Value constantOr(const Expr *E, const ASTContext &Context) {
  Value V;
  Expr::EvalResult Result;
  if (E && !E->isValueDependent() &&
      E->getType()->isIntegralOrEnumerationType() &&
      E->EvaluateAsInt(Result, Context)) {
    V.K = Value::Kind::Constant;
    V.Number = numberOf(Result.Val.getInt());
    V.Index = {true, NoId, V.Number};
  }
  return V;
}

/// `i + 1` in place of `i`, with a positive number.
static int64_t takeAhead(const Expr *&Left, const VarDecl *Counter,
                         const ASTContext &Context) {
  const auto *Sum = dyn_cast<BinaryOperator>(bare(Left));
  if (!Sum || Sum->getOpcode() != BO_Add ||
      namedVariable(Sum->getLHS()) != Counter)
    return 0;
  Value By = constantOr(Sum->getRHS(), Context);
  if (By.K != Value::Kind::Constant || By.Number <= 0 || By.Number > 1000000)
    return 0;
  Left = Sum->getLHS();
  return By.Number;
}

/// `i + width` in place of `i`. In the counter's own type, `i + width <= n`
/// says that i is no more than the difference of the other two; without a sign
/// only if nothing wraps before the first round, which 0 sees to.
static const Expr *takeWidth(const Expr *&Left, const VarDecl *Counter,
                             const Value &First, const Expr *Bound,
                             const ASTContext &Context) {
  const auto *Sum = dyn_cast<BinaryOperator>(bare(Left));
  if (!Sum || Sum->getOpcode() != BO_Add ||
      namedVariable(Sum->getLHS()) != Counter)
    return nullptr;
  QualType T = Counter->getType();
  const Expr *Width = bare(Sum->getRHS());
  bool IsOneType = Context.hasSameUnqualifiedType(Sum->getType(), T) &&
                   Context.hasSameUnqualifiedType(Width->getType(), T) &&
                   Context.hasSameUnqualifiedType(bare(Bound)->getType(), T);
  bool IsFromZero = First.K == Value::Kind::Constant && First.Number == 0;
  if (!IsOneType || !(T->isSignedIntegerType() || IsFromZero))
    return nullptr;
  Left = Sum->getLHS();
  return Width;
}

/// The 0 of `for (i = n; i-- > 0;)`, of which rounds see what is one less than
/// what is compared; null: it is something else.
static const Expr *zeroCountedTo(const VarDecl *Counter, const Expr *Condition,
                                 const ASTContext &Context) {
  Comparison C = comparisonOf(Condition);
  bool IsToZero =
      C.Operator == OO_Greater || (C.Operator == OO_ExclaimEqual &&
                                   Counter->getType()->isUnsignedIntegerType());
  const auto *Step = IsToZero ? dyn_cast<UnaryOperator>(bare(C.Left)) : nullptr;
  if (!Step || Step->getOpcode() != UO_PostDec ||
      namedVariable(Step->getSubExpr()) != Counter)
    return nullptr;
  Value Bound = constantOr(C.Right, Context);
  bool IsZero = Bound.K == Value::Kind::Constant && Bound.Number == 0;
  return IsZero ? C.Right : nullptr;
}

/// `block` of `i += block`, which may be the name of a constant.
static const Expr *addedBy(const Expr *Increment) {
  const auto *Binary =
      Increment ? dyn_cast<BinaryOperator>(bare(Increment)) : nullptr;
  bool Steps = Binary && (Binary->getOpcode() == BO_AddAssign ||
                          Binary->getOpcode() == BO_SubAssign);
  return Steps ? Binary->getRHS() : nullptr;
}

int64_t BodyBuilder::stepOf(const VarDecl *Counter, const Expr *Increment) {
  Increment = Increment ? bare(Increment) : nullptr;
  if (const auto *Unary = dyn_cast_or_null<UnaryOperator>(Increment))
    return Unary->isIncrementDecrementOp() &&
                   namedVariable(Unary->getSubExpr()) == Counter
               ? (Unary->isIncrementOp() ? 1 : -1)
               : 0;
  if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Increment)) {
    if (namedVariable(Call->getArg(0)) != Counter)
      return 0;
    return Call->getOperator() == OO_PlusPlus     ? 1
           : Call->getOperator() == OO_MinusMinus ? -1
                                                  : 0;
  }
  const auto *Binary = dyn_cast_or_null<BinaryOperator>(Increment);
  if (!Binary || namedVariable(Binary->getLHS()) != Counter)
    return 0;
  bool Minus = Binary->getOpcode() == BO_SubAssign;
  if (!Minus && Binary->getOpcode() != BO_AddAssign)
    return 0;
  Value By = constantOr(Binary->getRHS(), U.Context);
  return By.K != Value::Kind::Constant ? 0 : Minus ? -By.Number : By.Number;
}

/// `i += block` up to a bound, as long as it can't come back to where it was:
/// what is added has no sign, or overflowing it is an error.
void BodyBuilder::stepByPlace(LoopShape &Shape, const VarDecl *Counter,
                              const Expr *Increment) {
  const auto *Binary =
      Increment ? dyn_cast<BinaryOperator>(bare(Increment)) : nullptr;
  if (!Binary || Binary->getOpcode() != BO_AddAssign ||
      namedVariable(Binary->getLHS()) != Counter)
    return;
  const Expr *By = Binary->getRHS()->IgnoreParenImpCasts();
  QualType Sum = Counter->getType(), Added = By->getType();
  if (!Sum->isIntegerType() || !Added->isIntegerType() ||
      Added->isBooleanType() || Added->isEnumeralType())
    return;
  bool IsSigned = Sum->isSignedIntegerType();
  uint64_t Bits = U.Context.getTypeSize(Sum);
  Value First = constantOr(Counter->getInit(), U.Context);
  bool IsFromZero = First.K == Value::Kind::Constant && First.Number == 0;
  bool Fits = IsSigned
                  ? Added->isSignedIntegerType() &&
                        U.Context.getTypeSize(Added) <= Bits && Bits >= 32
                  : Added->isUnsignedIntegerType() && Bits == 64 && IsFromZero;
  Value Number = plainValue(By);
  if (!Fits || Number.K != Value::Kind::Place || Number.P.isUnknown())
    return;
  Shape.StepBy = Number;
  Shape.StepBy.Type = U.Name.type(Added);
  Shape.StepText = U.Source.text(By->getSourceRange());
  Shape.Step = 1;
}

bool BodyBuilder::boundOf(LoopShape &Shape, const VarDecl *Counter,
                          const Expr *Condition) {
  Comparison C = comparisonOf(Condition);
  if (C.Operator == OO_None || Shape.Step == 0)
    return false;
  if (namedVariable(C.Right) == Counter) {
    std::swap(C.Left, C.Right);
    switch (C.Operator) {
    case OO_Less:
      C.Operator = OO_Greater;
      break;
    case OO_Greater:
      C.Operator = OO_Less;
      break;
    case OO_LessEqual:
      C.Operator = OO_GreaterEqual;
      break;
    case OO_GreaterEqual:
      C.Operator = OO_LessEqual;
      break;
    default:
      break;
    }
  }
  bool IsUpTo = C.Operator == OO_Less || C.Operator == OO_LessEqual;
  if (Shape.stepsByPlace() && !IsUpTo)
    return false;
  const Expr *Width = nullptr;
  if (IsUpTo) {
    Shape.Ahead = takeAhead(C.Left, Counter, U.Context);
    Width = takeWidth(C.Left, Counter, Shape.First, C.Right, U.Context);
  }
  if (namedVariable(C.Left) != Counter)
    return false;
  bool Up = Shape.Step > 0;
  switch (C.Operator) {
  case OO_Less:
    if (!Up)
      return false;
    break;
  case OO_Greater:
    if (Up)
      return false;
    break;
  case OO_LessEqual:
    if (!Up)
      return false;
    Shape.BoundIncluded = true;
    break;
  case OO_GreaterEqual:
    if (Up)
      return false;
    Shape.BoundIncluded = true;
    break;
  case OO_ExclaimEqual:
    if (Shape.Step != 1 && Shape.Step != -1)
      return false;
    break;
  default:
    return false;
  }
  Shape.BoundText = U.Source.text(C.Right->getSourceRange());
  Shape.Bound = plainValue(C.Right);
  Shape.Bound.Type = U.Name.type(bare(C.Right)->getType());
  if (Width) {
    // The numbers themselves: no difference of what has no sign.
    Value Of = plainValue(Width);
    if (Of.K != Value::Kind::Place || Of.P.isUnknown())
      return false;
    Shape.Bound =
        computed(Computation::Op::Minus, Shape.Bound, Of, U.Context.LongLongTy);
  }
  return true;
}

void BodyBuilder::tripsOf(LoopShape &Shape) const {
  if (Shape.First.K != Value::Kind::Constant ||
      Shape.Bound.K != Value::Kind::Constant || Shape.Step == 0)
    return;
  int64_t Step = Shape.Step;
  int64_t Distance = Shape.Bound.Number - Shape.First.Number;
  if (Step > 0)
    Distance -= Shape.Ahead;
  if (Step < 0) {
    Distance = -Distance;
    Step = -Step;
  }
  if (Shape.BoundIncluded)
    ++Distance;
  Shape.Trips = Distance <= 0 ? 0 : (Distance + Step - 1) / Step;
}

namespace {
/// What the header of a for loop sets first: a variable that it declares, or a
/// number of this function.
struct Start {
  const VarDecl *Counter = nullptr;
  const Expr *First = nullptr;
  SourceLocation Name;
  bool IsDeclared = false;
};

Start startOf(const Stmt *Init) {
  if (const auto *Declaration = dyn_cast_or_null<DeclStmt>(Init)) {
    const auto *D = Declaration->isSingleDecl()
                        ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                        : nullptr;
    return D ? Start{D, D->getInit(), D->getLocation(), true} : Start{};
  }
  const auto *Assign = dyn_cast_or_null<BinaryOperator>(Init);
  const auto *Name = Assign && Assign->getOpcode() == BO_Assign
                         ? dyn_cast<DeclRefExpr>(Assign->getLHS())
                         : nullptr;
  const auto *D = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  return D && D->isLocalVarDecl() && D->hasLocalStorage() &&
                 D->getType()->isIntegerType()
             ? Start{D, Assign->getRHS(), Name->getLocation(), false}
             : Start{};
}
} // namespace

/// The type before the name; of `const T *p` with its const.
static SourceRange typeRange(const VarDecl *Counter) {
  SourceRange R = Counter->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  if (Counter->getType()->isPointerType())
    R.setBegin(Counter->getBeginLoc());
  return R;
}

/// A counter that is smaller than int may come back to where it was, if it goes
/// in long steps: 200 and 100 are 44.
static bool mayWrap(const LoopShape &Shape, const VarDecl *Counter,
                    const ASTContext &Context) {
  return std::abs(Shape.Step) > 1 && Context.getTypeSize(Counter->getType()) <
                                         Context.getTypeSize(Context.IntTy);
}

LoopShape BodyBuilder::shapeOf(const ForStmt *S) {
  LoopShape Shape;
  auto [Counter, First, Name, IsDeclared] = startOf(S->getInit());
  if (!Counter || !First || S->getConditionVariableDeclStmt())
    return Shape;
  bool IsInteger = Counter->getType()->isIntegerType();
  // In the counter's own type: what may not fit in it is not known.
  Shape.First = constantOr(First, U.Context);
  if (Shape.First.K != Value::Kind::Constant &&
      isNumberAsNamed(First, U.Context))
    Shape.First = plainValue(First);
  Shape.First.Type = U.Name.type(bare(First)->getType());
  if (!S->getInc() && IsInteger) {
    const Expr *Zero = zeroCountedTo(Counter, S->getCond(), U.Context);
    if (!Zero)
      return Shape;
    Shape.Step = -1;
    Shape.Ahead = 1;
    Shape.Bound = constantOr(Zero, U.Context);
    Shape.Bound.Type = U.Name.type(bare(Zero)->getType());
    Shape.BoundText = U.Source.text(Zero->getSourceRange());
  } else {
    Shape.Step = stepOf(Counter, S->getInc());
    if (Shape.Step == 0 && IsDeclared)
      stepByPlace(Shape, Counter, S->getInc());
    else if (const Expr *By = addedBy(S->getInc()))
      Shape.StepText = U.Source.text(By->getSourceRange());
    if (!boundOf(Shape, Counter, S->getCond()))
      return Shape;
  }
  Shape.Variable = variableOf(Counter);
  Shape.FirstText = U.Source.text(First->getSourceRange());
  Shape.NameText = U.Source.text({Name, Name});
  if (IsDeclared && Counter->getTypeSourceInfo())
    Shape.TypeText = U.Source.text(typeRange(Counter));

  if (IsInteger) {
    if (mayWrap(Shape, Counter, U.Context))
      return Shape;
    Shape.F = LoopShape::Form::Counted;
    tripsOf(Shape);
    if (!Shape.Trips && Shape.Step == 1 && !Shape.stepsByPlace())
      if (std::optional<uint64_t> Width =
              widthOfWindow(First, comparisonOf(S->getCond()).Right, U.Context))
        Shape.Trips = *Width + Shape.BoundIncluded;
    return Shape;
  }
  if (walksContainer(Shape, Counter, S->getCond()))
    Shape.F = LoopShape::Form::Iterator;
  return Shape;
}

/// A pointer goes from the begin of an array to its end: `p = items; p !=
/// last`, `p != items + count`, `p < v.data() + v.size()`. With `<`, nothing
/// but a length without a sign shows that the end is not before the begin.
/// `IsOwn`: of this very function, so that nothing but a write to the name
/// changes it.
static bool walksArray(const VarDecl *Pointer, const Comparison &C,
                       llvm::function_ref<bool(const VarDecl *)> IsOwn,
                       const ASTContext &Context) {
  auto ArrayOf = [&](const Expr *E) -> const VarDecl * {
    const VarDecl *D = E ? namedVariable(E) : nullptr;
    bool IsArray =
        D && IsOwn(D) &&
        (D->getType()->isPointerType() || D->getType()->isArrayType());
    return IsArray ? D : nullptr;
  };
  const Expr *Begin = bare(Pointer->getInit());
  const Expr *End = bare(namedVariable(C.Left) == Pointer ? C.Right : C.Left);
  const Expr *Data = containerOf(Begin, "data");
  if (!Data && !ArrayOf(Begin))
    return false;
  bool IsNotEqual = C.Operator == OO_ExclaimEqual;
  const auto *Sum = dyn_cast<BinaryOperator>(End);
  if (!Sum || Sum->getOpcode() != BO_Add)
    return IsNotEqual && ArrayOf(End);
  const Expr *Length = bare(Sum->getRHS());
  const Expr *Of = containerOf(Sum->getLHS(), "data");
  const Expr *Sized = containerOf(Length, "size");
  const VarDecl *Named = namedVariable(Length);
  bool IsSame = Data ? Of && sameObject(Data, Of)
                     : ArrayOf(Sum->getLHS()) == ArrayOf(Begin);
  bool IsSteady =
      Sized ? Data && sameObject(Data, Sized)
            : constantOr(Length, Context).K == Value::Kind::Constant ||
                  (Named && IsOwn(Named) && Named->getType()->isIntegerType());
  return IsSame && IsSteady &&
         (IsNotEqual || Length->getType()->isUnsignedIntegerType());
}

/// An iterator or pointer that walks one container to its end.
bool BodyBuilder::walksContainer(LoopShape &Shape, const VarDecl *Iterator,
                                 const Expr *Condition) {
  Comparison C = comparisonOf(Condition);
  const Expr *End = namedVariable(C.Left) == Iterator ? C.Right : C.Left;
  const Expr *Container = containerOf(Iterator->getInit(), "begin");
  const Expr *Bounded = containerOf(End, "end");
  if (Shape.Ahead || Shape.Step != 1 || Shape.BoundIncluded)
    return false;
  if (!Container && Iterator->getType()->isPointerType()) {
    auto IsOwn = [&](const VarDecl *D) {
      return D->hasLocalStorage() && !Captured.contains(D);
    };
    if (!walksArray(Iterator, C, IsOwn, U.Context))
      return false;
    Container = containerOf(Iterator->getInit(), "data");
    if (!Container) {
      const Expr *Begin = bare(Iterator->getInit());
      Shape.Over = placeValue(placeOf(namedVariable(Begin)),
                              U.Name.type(Begin->getType()));
      Shape.OverText = U.Source.text(Begin->getSourceRange());
      return true;
    }
  } else if (!Container || !Bounded || !sameObject(Container, Bounded)) {
    return false;
  }
  Shape.Over.K = Value::Kind::Place;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(bare(Container)))
    Shape.Over.P = placeOf(Ref->getDecl());
  else if (const auto *Member = dyn_cast<MemberExpr>(bare(Container)))
    if (isa<CXXThisExpr>(bare(Member->getBase())) && !CapturedThis) {
      Shape.Over.P.R = Place::Root::This;
      Shape.Over.P.Path.push_back(
          {Step::Kind::Field, memberName(Member->getMemberDecl()), {}});
    }
  Shape.Over.Type = U.Name.type(Container->getType()->isPointerType()
                                    ? Container->getType()->getPointeeType()
                                    : Container->getType());
  Shape.OverText = U.Source.text(Container->getSourceRange());
  return true;
}

/// The variable that a statement declares, and nothing else.
static const VarDecl *onlyDeclared(const Stmt *S) {
  const auto *Declaration = dyn_cast_or_null<DeclStmt>(S);
  return Declaration && Declaration->isSingleDecl()
             ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
             : nullptr;
}

LoopShape BodyBuilder::shapeOf(const WhileStmt *S, const Stmt *Before) {
  // `while (i < n) { ...; ++i; }` with the increment as the last statement and
  // no `continue` that would skip it.
  LoopShape Shape;
  const auto *Body = dyn_cast<CompoundStmt>(S->getBody());
  if (!Body || Body->body_empty() || S->getConditionVariableDeclStmt())
    return Shape;
  const auto *Last = dyn_cast<Expr>(Body->body_back());
  Comparison C = comparisonOf(S->getCond());
  for (const Expr *Side : {C.Left, C.Right}) {
    const VarDecl *Counter = Side ? namedVariable(Side) : nullptr;
    if (!Last || !Counter || !Counter->isLocalVarDecl())
      continue;
    Shape.Step = stepOf(Counter, Last);
    if (!boundOf(Shape, Counter, S->getCond()))
      continue;
    bool IsDeclaredBefore = onlyDeclared(Before) == Counter;
    if (Counter->getType()->isIntegerType() &&
        !mayWrap(Shape, Counter, U.Context))
      Shape.F = LoopShape::Form::CountedWhile;
    else if (IsDeclaredBefore && walksContainer(Shape, Counter, S->getCond()))
      Shape.F = LoopShape::Form::Iterator;
    else
      continue;
    Shape.Variable = variableOf(Counter);
    Shape.NameText = U.Source.text(bare(Side)->getSourceRange());
    Shape.IncrementText = U.Source.statement(Last);
    const Expr *Init = Counter->getInit();
    if (!IsDeclaredBefore)
      return Shape;
    Shape.CounterDeclaration = U.Source.statement(Before);
    if (!Init)
      return Shape;
    Shape.FirstText = U.Source.text(Init->getSourceRange());
    if (Counter->getTypeSourceInfo())
      Shape.TypeText = U.Source.text(typeRange(Counter));
    Shape.First.Type = U.Name.type(bare(Init)->getType());
    if (Value First = constantOr(Init, U.Context);
        First.K == Value::Kind::Constant) {
      Shape.First.K = Value::Kind::Constant;
      Shape.First.Number = First.Number;
    }
    tripsOf(Shape);
    return Shape;
  }
  return Shape;
}

} // namespace poolwise
