//===- Indexes.cpp - Sums and products of integers, as subscripts ---------===//
//
// In:  what the operands yield. Out: the same as a subscript: `i + 1`,
//      `y * width + x`, `(y * width + x) * 3 + 2`, `(w - 1 - x) << 2`.
//
// `std::min(a, b)` and `std::max(a, b)` are kept as that; `a / 2` as something
// that is no more than `a`. Not handled: shifts by what is no constant.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "NumberAsNamed.h"
#include "PlaceSteps.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace poolwise {

using Op = Computation::Op;

/// More than a function that a person wrote has.
constexpr size_t MaxComputations = 1000;

static bool namesNumber(const Value &V) {
  return V.K == Value::Kind::Constant || V.Index.Known ||
         V.Index.Computed != NoId ||
         (V.K == Value::Kind::Place && !V.P.isUnknown() &&
          V.P.R != Place::Root::Constant); // which one is not said
}

static bool hasVariable(const Value &V) {
  return V.Index.Variable != NoId || V.Index.Computed != NoId;
}

static bool isConstant(const Value &V) { return V.K == Value::Kind::Constant; }

static bool areEqual(const Value &A, const Value &B) {
  return A.K == B.K && A.P == B.P && A.Number == B.Number && A.Index == B.Index;
}

Value BodyBuilder::computed(Op O, const Value &L, const Value &R, QualType T) {
  bool IsWorthIt = hasVariable(L) || hasVariable(R) ||
                   isConstant(L) != isConstant(R) || O == Op::Min ||
                   O == Op::Max;
  if (!T->isIntegerType() || !namesNumber(L) || !namesNumber(R) || !IsWorthIt)
    return {};
  Computation New{O, L, R,
                  T->isUnsignedIntegerType() && U.Context.getTypeSize(T) < 64};
  auto Known = llvm::find_if(Out.Computations, [&](const Computation &C) {
    return C.O == O && C.MayWrap == New.MayWrap && areEqual(C.Left, L) &&
           areEqual(C.Right, R);
  });
  Value V;
  V.Index.Computed = Known - Out.Computations.begin();
  if (Known == Out.Computations.end()) {
    if (Out.Computations.size() == MaxComputations)
      return {};
    Out.Computations.push_back(std::move(New));
  }
  return V;
}

Value BodyBuilder::sum(const Value &L, const Value &R, bool Minus, QualType T) {
  const Value *Base = &L, *Added = &R;
  if (!Minus && !hasVariable(L))
    std::swap(Base, Added);
  Value Sum;
  bool IsNamed = Base->Index.Known || Base->Index.Computed != NoId;
  if (Added->K == Value::Kind::Constant && IsNamed) {
    Sum.Index = Base->Index;
    Sum.Index.Offset += Minus ? -Added->Number : Added->Number;
    if (Sum.Index.Known) {
      Sum.K = Sum.Index.Variable == NoId ? Value::Kind::Constant
                                         : Value::Kind::Affine;
      Sum.Number = Sum.Index.Offset;
    }
    return Sum;
  }
  // A row and a place in it.
  if (Base->Index.Computed == NoId && !Minus)
    std::swap(Base, Added);
  bool IsRow = Base->Index.Computed != NoId && Base->Index.Variable == NoId;
  if (Minus || !IsRow || !Added->Index.Known)
    return computed(Minus ? Op::Minus : Op::Plus, L, R, T);
  Sum.Index = Base->Index;
  Sum.Index.Variable = Added->Index.Variable;
  Sum.Index.Offset += Added->Index.Offset;
  return Sum;
}

bool isNumberAsNamed(const Expr *E, const ASTContext &Context) {
  E = E->IgnoreParens();
  const auto *Cast = dyn_cast<CastExpr>(E);
  if (!Cast)
    return true;
  const Expr *Of = Cast->getSubExpr();
  bool IsSame =
      Cast->getCastKind() == CK_LValueToRValue ||
      Cast->getCastKind() == CK_NoOp ||
      (Cast->getCastKind() == CK_IntegralCast &&
       Context.getTypeSize(E->getType()) >= Context.getTypeSize(Of->getType()));
  return IsSame && isNumberAsNamed(Of, Context);
}

Value BodyBuilder::arithmetic(const BinaryOperator *E, Value L, Value R) {
  QualType T = E->getType();
  // A length that a method yields goes by the method's name.
  auto Name = [&](Value &V, const Expr *Operand) {
    if (!isNumberAsNamed(Operand, U.Context) && V.K != Value::Kind::Constant)
      V = {};
    else if (V.K == Value::Kind::Place && V.P.R == Place::Root::Result)
      V = plainValue(Operand);
  };
  Name(L, E->getLHS());
  Name(R, E->getRHS());
  switch (E->getOpcode()) {
  case BO_Mul:
    return computed(Op::Times, L, R, T);
  case BO_Shl:
    if (R.K != Value::Kind::Constant || R.Number < 0 || R.Number > 30)
      return {};
    return computed(Op::Times, L, constantOf(int64_t(1) << R.Number), T);
  case BO_Div:
  case BO_Shr:
    // `width / 2` is no more than `width`. How much less is not followed; where
    // less than 0 is divided, no loop runs up to it from 0.
    if (R.K != Value::Kind::Constant || R.Number < 1)
      return {};
    return computed(Op::Min, L, constantOf(std::numeric_limits<int64_t>::max()),
                    T);
  case BO_Add:
  case BO_Sub:
    return sum(L, R, E->getOpcode() == BO_Sub, T);
  default:
    return {};
  }
}

/// `width()`, if it is const and has no arguments.
Value BodyBuilder::yieldOf(const CXXMemberCallExpr *E) {
  const CXXMethodDecl *Method = E->getMethodDecl();
  const auto *Named = dyn_cast<MemberExpr>(E->getCallee()->IgnoreParens());
  if (!Method || !Named || !Method->isConst() || Method->isVolatile() ||
      E->getNumArgs() > 0 || !E->getType()->isIntegerType() || E->isGLValue())
    return {};
  Value Object = plainValue(E->getImplicitObjectArgument());
  if (Object.K != Value::Kind::Place || Object.P.isUnknown())
    return {};
  if (Named->isArrow())
    Object.P = withStep(std::move(Object.P), Step::Kind::Deref);
  return placeValue(
      withStep(std::move(Object.P), Step::Kind::Yield, U.Name.usr(Method)),
      U.Name.type(E->getType()));
}

/// `std::min(begin + block, size)`.
Value BodyBuilder::extremeOf(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  if (!Callee || !Callee->isInStdNamespace() || !Callee->getIdentifier() ||
      E->getNumArgs() != 2)
    return {};
  bool IsMin = Callee->getName() == "min";
  if (!IsMin && Callee->getName() != "max")
    return {};
  Value Sides[2];
  for (unsigned I = 0; I != 2; ++I) {
    const Expr *Argument = E->getArg(I);
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Argument))
      Argument = Temporary->getSubExpr();
    if (isNumberAsNamed(Argument, U.Context))
      Sides[I] = plainValue(Argument);
  }
  return computed(IsMin ? Op::Min : Op::Max, Sides[0], Sides[1],
                  E->getType().getNonReferenceType());
}

Value BodyBuilder::plainValue(const Expr *E) {
  E = bare(E);
  if (Value V = constantOr(E, U.Context); V.K == Value::Kind::Constant)
    return V;
  if (const auto *Name = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Name->getDecl()) ? reference(Name) : Value{};
  if (isa<CXXThisExpr>(E))
    return thisValue(E->getType());
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return yieldOf(Call);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return extremeOf(Call);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    Value Base = plainValue(Member->getBase());
    if (!Field || Base.K != Value::Kind::Place || Base.P.isUnknown())
      return {};
    return fieldOf(Base, Member);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return arithmetic(Binary, plainValue(Binary->getLHS()),
                      plainValue(Binary->getRHS()));
  return {};
}

} // namespace poolwise
