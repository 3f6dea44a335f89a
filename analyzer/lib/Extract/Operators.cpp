//===- Operators.cpp - Built-in operators and casts -----------------------===//

#include "BodyBuilder.h"
#include "BranchChance.h"
#include "PlaceSteps.h"
#include "poolwise/Summary/CastField.h"

using namespace clang;

namespace poolwise {

/// `constexpr int Width = 640;`
static bool namesConstant(const Expr *E, const ASTContext &Context) {
  const VarDecl *D = namedVariable(E);
  return D && D->getType()->isIntegralOrEnumerationType() &&
         D->isUsableInConstantExpressions(Context);
}

/// Are elements behind the pointer counted in another size after the cast? Of
/// memory without a type, only numbers make something else.
static bool countsOtherwise(QualType From, QualType To,
                            const ASTContext &Context) {
  if (To->isVoidType() || To->isFunctionType() || From->isFunctionType() ||
      Context.hasSameUnqualifiedType(From, To))
    return false;
  if (From->isIncompleteType())
    return To->isArithmeticType();
  return !From->isScalarType() || !To->isScalarType() ||
         Context.getTypeSize(From) != Context.getTypeSize(To);
}

/// The memory behind a pointer, or an object, as what a cast makes of it.
static Place castPlace(const CastExpr *E, Place P, const Unit &U) {
  QualType From = E->getSubExpr()->getType(), To = E->getType();
  bool IsPointer = E->getCastKind() == CK_BitCast;
  if (IsPointer && !(From->isPointerType() && To->isPointerType()))
    return P;
  if (IsPointer)
    From = From->getPointeeType(), To = To->getPointeeType();
  if (!countsOtherwise(From, To, U.Context))
    return P;
  if (IsPointer)
    P = withStep(std::move(P), Step::Kind::Deref);
  P = withStep(std::move(P), Step::Kind::Field,
               CastPrefix + U.Name.type(To.getUnqualifiedType()) + ")");
  return IsPointer ? withStep(std::move(P), Step::Kind::Address) : P;
}

Value BodyBuilder::cast(const CastExpr *E) {
  if (E->getCastKind() == CK_LValueToRValue &&
      namesConstant(E->getSubExpr(), U.Context))
    if (Value V = plainValue(E); V.K == Value::Kind::Constant)
      return V;
  Value V = expression(E->getSubExpr());
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
    if (V.K == Value::Kind::Place) {
      access(Access::Kind::Read, V.P, E->getType(), E->getExprLoc());
      // How often and when a volatile object is read can be seen outside.
      if (E->getSubExpr()->getType().isVolatileQualified())
        access(Access::Kind::Write, V.P, E->getType(), E->getExprLoc());
    }
    return V;
  case CK_ArrayToPointerDecay:
    if (V.K == Value::Kind::Place)
      V.P = withStep(std::move(V.P), Step::Kind::Address);
    return V;
  case CK_BitCast:
  case CK_LValueBitCast:
    // What calls it knows the type that it was made to.
    if (V.K == Value::Kind::Function)
      V.Type = U.Name.type(E->getType());
    if (V.K == Value::Kind::Place)
      V.P = castPlace(E, std::move(V.P), U);
    return V;
  case CK_NullToPointer: {
    Value Null;
    Null.K = Value::Kind::Constant;
    Null.Index = {true, NoId, 0};
    return Null;
  }
  case CK_IntegralToPointer:
    return placeValue({}, U.Name.type(E->getType()));
  case CK_IntegralCast:
    ++Out.Regions[Current].Operations;
    // `(unsigned char)i` is the same for many i.
    if (U.Context.getTypeSize(E->getType()) <
            U.Context.getTypeSize(E->getSubExpr()->getType()) &&
        (V.Index.Variable != NoId || V.Index.Computed != NoId)) {
      V.Index = {};
      if (V.K == Value::Kind::Affine)
        V = {};
    }
    return V;
  case CK_FloatingToIntegral:
  case CK_IntegralToFloating:
  case CK_IntegralToBoolean:
  case CK_FloatingCast:
    ++Out.Regions[Current].Operations;
    V.Index = {};
    return V;
  default:
    return V;
  }
}

Value BodyBuilder::unary(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_Deref: {
    const VarDecl *D = namedVariable(Sub);
    Value V = expression(Sub);
    if (auto Loop = D ? OpenIterators.find(D) : OpenIterators.end();
        Loop != OpenIterators.end())
      return placeValue({Place::Root::Element, Loop->second, {}, {}},
                        U.Name.type(E->getType()));
    Place P;
    if (V.K == Value::Kind::Place)
      P = withStep(V.P, Step::Kind::Deref);
    return V.K == Value::Kind::Function
               ? V
               : placeValue(std::move(P), U.Name.type(E->getType()));
  }
  case UO_AddrOf: {
    Value V = expression(Sub);
    if (V.K == Value::Kind::Place)
      V.P = withStep(std::move(V.P), Step::Kind::Address);
    if (V.K == Value::Kind::Place)
      V.Type = U.Name.type(E->getType());
    V.Index = {};
    return V;
  }
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec: {
    Value V = expression(Sub);
    if (V.K == Value::Kind::Place) {
      access(Access::Kind::Read, V.P, Sub->getType(), E->getExprLoc());
      access(Access::Kind::Write, V.P, Sub->getType(), E->getExprLoc());
      if (Sub->getType()->isPointerType()) {
        Value Moved = V;
        Moved.P = somewhereIn(V.P);
        bind(V.P, std::move(Moved), E->getExprLoc());
      }
    }
    if (E->isPrefix())
      V.Index = {};
    return E->isPrefix() ? V : placeValue(V.P, V.Type);
  }
  default:
    break;
  }
  ++Out.Regions[Current].Operations;
  Value V = expression(Sub);
  if (E->getOpcode() == UO_Minus && V.K == Value::Kind::Constant) {
    V.Number = -V.Number;
    V.Index.Offset = V.Number;
    return V;
  }
  return E->getOpcode() == UO_Extension ? V : Value{};
}

Value BodyBuilder::binary(const BinaryOperator *E) {
  const Expr *Left = E->getLHS(), *Right = E->getRHS();
  if (E->isLogicalOp()) {
    expression(Left);
    RegionId Region = Out.Regions.size();
    branchExpression(Right);
    Out.Regions[Region].Chance = chanceOfRight(E, around());
    ++Out.Regions[Current].Operations;
    return {};
  }
  if (E->isAssignmentOp()) {
    // The right side is evaluated first.
    Value From = expression(Right);
    Value Target = expression(Left);
    if (E->isCompoundAssignmentOp()) {
      ++Out.Regions[Current].Operations;
      if (Target.K == Value::Kind::Place) {
        access(Access::Kind::Read, Target.P, Left->getType(),
               E->getOperatorLoc());
        access(Access::Kind::Write, Target.P, Left->getType(),
               E->getOperatorLoc());
        if (Left->getType()->isPointerType()) {
          Value Moved = Target;
          Moved.P = somewhereIn(Target.P);
          bind(Target.P, std::move(Moved), E->getOperatorLoc());
        }
      }
    } else {
      assign(Target, From, Left->getType(), E->getOperatorLoc());
      tableMember(Left, From, E->getSourceRange());
    }
    Target.Index = {};
    return Target;
  }
  Value L = expression(Left), R = expression(Right);
  if (E->getOpcode() == BO_Comma)
    return R;
  ++Out.Regions[Current].Operations;
  if (E->isPtrMemOp())
    return placeValue({}, U.Name.type(E->getType()));
  if (E->getType()->isPointerType()) {
    const Value &Pointer = Left->getType()->isPointerType() ? L : R;
    const Value &By = Left->getType()->isPointerType() ? R : L;
    if (Pointer.K != Value::Kind::Place)
      return Pointer.K == Value::Kind::Text ? Pointer : placeValue({}, L.Type);
    besideObject(Left->getType()->isPointerType() ? Left : Right);
    // `p + i` is the address of p[i].
    Place P = withStep(Pointer.P, Step::Kind::Deref);
    Subscript Index = E->getOpcode() == BO_Add ? By.Index : Subscript{};
    if (!P.Path.empty() && P.Path.back().K == Step::Kind::Index)
      P.Path.back().Index = {};
    else
      P = withStep(std::move(P), Step::Kind::Index, {}, Index);
    return placeValue(withStep(std::move(P), Step::Kind::Address),
                      Pointer.Type);
  }
  return arithmetic(E, std::move(L), std::move(R));
}

void BodyBuilder::assign(const Value &Target, const Value &From, QualType T,
                         SourceLocation L) {
  Place P = Target.K == Value::Kind::Place ? Target.P : Place{};
  access(Access::Kind::Write, P, T, L);
  if (!T->isArithmeticType() || From.K == Value::Kind::Place)
    bind(P, From, L);
}

} // namespace poolwise
