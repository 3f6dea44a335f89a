//===- Expressions.cpp - What an expression names -------------------------===//
//
// A glvalue yields the place it names and no access; the access is emitted
// where the AST loads (lvalue-to-rvalue), stores, or copies.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "BranchChance.h"
#include "PlaceSteps.h"

using namespace clang;

namespace poolwise {

const Expr *bare(const Expr *E) {
  while (E) {
    const Expr *Next = E->IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Next))
      Next = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Next))
      Next = Temporary->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Next))
      Next = Bind->getSubExpr();
    if (Next == E)
      break;
    E = Next;
  }
  return E;
}

int64_t numberOf(const llvm::APSInt &Number) {
  return Number.isRepresentableByInt64() ? Number.getExtValue()
                                         : std::numeric_limits<int64_t>::max();
}

const VarDecl *namedVariable(const Expr *E) {
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E ? bare(E) : nullptr);
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

Value BodyBuilder::expression(const Expr *E) {
  if (!E)
    return {};
  if (auto It = Given.find(E); It != Given.end())
    return It->second;
  if (E->isTypeDependent() || E->isValueDependent())
    return {};
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return expression(cast<ParenExpr>(E)->getSubExpr());
  case Stmt::ConstantExprClass:
  case Stmt::ExprWithCleanupsClass:
    return expression(cast<FullExpr>(E)->getSubExpr());
  case Stmt::MaterializeTemporaryExprClass: {
    // `numbers.push_back(long(i))`: what may be moved from is a new number.
    Value V = expression(cast<MaterializeTemporaryExpr>(E)->getSubExpr());
    if (V.K == Value::Kind::Place &&
        (E->getType()->isArithmeticType() || E->getType()->isEnumeralType()))
      V.P = {Place::Root::Fresh, NoId, {}, {}};
    return V;
  }
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return expression(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXDefaultArgExprClass:
    return expression(cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return expression(cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return expression(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  case Stmt::OpaqueValueExprClass:
    return expression(cast<OpaqueValueExpr>(E)->getSourceExpr());
  case Stmt::CXXBindTemporaryExprClass: {
    Value V = expression(cast<CXXBindTemporaryExpr>(E)->getSubExpr());
    Place Object = V.K == Value::Kind::Place
                       ? V.P
                       : Place{Place::Root::Fresh, NoId, {}, {}};
    destroy(E->getType(), Object, E->getBeginLoc());
    return V;
  }
  case Stmt::DeclRefExprClass:
    return reference(cast<DeclRefExpr>(E));
  case Stmt::CXXThisExprClass:
    return thisValue(E->getType());
  case Stmt::MemberExprClass:
    return member(cast<MemberExpr>(E));
  case Stmt::ArraySubscriptExprClass:
    return subscript(cast<ArraySubscriptExpr>(E));
  case Stmt::UnaryOperatorClass:
    return unary(cast<UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return binary(cast<BinaryOperator>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *C = cast<AbstractConditionalOperator>(E);
    expression(C->getCond());
    uint32_t Chance = chanceOfTrue(C, around());
    for (const Expr *Arm : {C->getTrueExpr(), C->getFalseExpr()}) {
      RegionId Region = Out.Regions.size();
      branchExpression(Arm);
      Out.Regions[Region].Chance = Chance;
      Chance = 100 - Chance;
    }
    Value V;
    V.Type = U.Name.type(E->getType());
    // One of two objects: not known which.
    if (E->isGLValue() || E->getType()->isPointerType())
      V.K = Value::Kind::Place;
    return V;
  }
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(cast<CallExpr>(E));
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return construct(cast<CXXConstructExpr>(E),
                     Place{Place::Root::Fresh, NoId, {}, {}});
  case Stmt::LambdaExprClass:
    return lambda(cast<LambdaExpr>(E));
  case Stmt::CXXNewExprClass:
    return newObject(cast<CXXNewExpr>(E));
  case Stmt::VAArgExprClass: {
    // Each takes the argument behind the one before.
    const Expr *List = cast<VAArgExpr>(E)->getSubExpr();
    Value V = expression(List);
    Place P = V.K == Value::Kind::Place
                  ? (List->getType()->isPointerType()
                         ? withStep(V.P, Step::Kind::Deref)
                         : V.P)
                  : Place();
    for (Access::Kind K : {Access::Kind::Read, Access::Kind::Write})
      access(K, P, List->getType(), E->getBeginLoc());
    return placeValue({}, U.Name.type(E->getType()));
  }
  case Stmt::CXXDeleteExprClass:
    deleteObject(cast<CXXDeleteExpr>(E));
    return {};
  case Stmt::CXXThrowExprClass:
    throwException(cast<CXXThrowExpr>(E));
    return {};
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    parts(E);
    jump(Jump::Kind::CoroutineSuspend, E->getBeginLoc());
    return {};
  case Stmt::InitListExprClass: {
    Place Fresh{Place::Root::Fresh, NoId, {}, {}};
    initializeList(Fresh, cast<InitListExpr>(E));
    return placeValue(Fresh, U.Name.type(E->getType()));
  }
  case Stmt::CXXStdInitializerListExprClass: {
    expression(cast<CXXStdInitializerListExpr>(E)->getSubExpr());
    return placeValue(Place{Place::Root::Fresh, NoId, {}, {}},
                      U.Name.type(E->getType()));
  }
  case Stmt::CompoundLiteralExprClass:
    return expression(cast<CompoundLiteralExpr>(E)->getInitializer());
  case Stmt::StmtExprClass:
    compound(cast<StmtExpr>(E)->getSubStmt());
    return placeValue({}, U.Name.type(E->getType()));
  case Stmt::StringLiteralClass: {
    Value V;
    V.K = Value::Kind::Text;
    if (cast<StringLiteral>(E)->getCharByteWidth() == 1)
      V.Name = cast<StringLiteral>(E)->getString().str();
    V.Type = U.Name.type(E->getType());
    return V;
  }
  case Stmt::PredefinedExprClass: { // __func__
    Value V;
    V.K = Value::Kind::Text;
    V.Type = U.Name.type(E->getType());
    return V;
  }
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass: {
    Value V;
    V.K = Value::Kind::Constant;
    V.Index = {true, NoId, 0};
    return V;
  }
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
    break; // not evaluated
  default:
    if (const auto *C = dyn_cast<CastExpr>(E))
      return cast(C);
    if (!isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr>(E)) {
      Value V = parts(E);
      // Not understood: if it yields an object, it may be any.
      if (E->isGLValue() || E->getType()->isPointerType())
        return placeValue({}, U.Name.type(E->getType()));
      return V;
    }
  }
  return constantOr(E, U.Context);
}

Value BodyBuilder::parts(const Stmt *S) {
  for (const Stmt *Child : S->children())
    if (const auto *E = dyn_cast_or_null<Expr>(Child))
      expression(E);
    else
      statement(Child);
  return {};
}

Value BodyBuilder::reference(const DeclRefExpr *E) {
  const ValueDecl *D = E->getDecl();
  Value V;
  V.Type = U.Name.type(E->getType());
  if (const auto *Function = dyn_cast<FunctionDecl>(D)) {
    V.K = Value::Kind::Function;
    V.Usr = U.Name.usr(Function);
    V.Name = U.Name.qualified(Function);
    // Whatever becomes of the value: more calls may reach the function than
    // are seen.
    if (!U.Source.isSystem(Function->getLocation()) &&
        llvm::none_of(Out.Bindings, [&](const Binding &B) {
          return B.From.K == V.K && B.From.Usr == V.Usr;
        }))
      bind({}, V, E->getLocation());
    return V;
  }
  if (const auto *Constant = dyn_cast<EnumConstantDecl>(D)) {
    V.K = Value::Kind::Constant;
    V.Number = numberOf(Constant->getInitVal());
    V.Index = {true, NoId, V.Number};
    return V;
  }
  if (isa<NonTypeTemplateParmDecl, TemplateParamObjectDecl>(D)) {
    return V;
  }
  V.K = Value::Kind::Place;
  V.P = placeOf(D);
  if (const auto *Global = dyn_cast<VarDecl>(D);
      Global && V.P.R == Place::Root::Global)
    V.Name = U.Name.qualified(Global);
  if (E->getType()->isIntegralOrEnumerationType() &&
      V.P.R == Place::Root::Variable && V.P.Path.empty())
    V.Index = {true, V.P.Id, 0};
  return V;
}

Value BodyBuilder::thisValue(QualType T) {
  Place P;
  if (CapturedThis) {
    P = {Place::Root::Variable, *CapturedThis, {}, {}};
  } else {
    P.R = Place::Root::This;
    P.Path.push_back({Step::Kind::Address, {}, {}});
  }
  return placeValue(std::move(P), U.Name.type(T));
}

Value BodyBuilder::member(const MemberExpr *E) {
  Value Base = expression(E->getBase());
  // `p->x` of a pointer that walks: its element's.
  const VarDecl *Walker = E->isArrow() ? namedVariable(E->getBase()) : nullptr;
  if (auto Loop = Walker ? OpenIterators.find(Walker) : OpenIterators.end();
      Loop != OpenIterators.end())
    Base.P = withStep({Place::Root::Element, Loop->second, {}, {}},
                      Step::Kind::Address);
  if (const auto *Static = dyn_cast<VarDecl>(E->getMemberDecl())) {
    Value V = placeValue(placeOf(Static), U.Name.type(E->getType()));
    V.Name = U.Name.qualified(Static);
    return V;
  }
  if (!isa<FieldDecl>(E->getMemberDecl()))
    return Base; // a method: the caller wants the object
  return fieldOf(Base, E);
}

Value BodyBuilder::fieldOf(const Value &Base, const MemberExpr *E) {
  const ValueDecl *Field = E->getMemberDecl();
  Place P;
  if (Base.K == Value::Kind::Place)
    P = Base.P;
  if (E->isArrow())
    P = withStep(std::move(P), Step::Kind::Deref);
  P = withStep(std::move(P), Step::Kind::Field, memberName(Field));
  if (Field->getType()->isReferenceType())
    P = withStep(std::move(P), Step::Kind::Deref);
  return placeValue(std::move(P), U.Name.type(E->getType()));
}

/// `&x - 1`, or `p[-1]` behind `T *p = &x`: of one object's address. What
/// stands beside it is not followed to the array that it may be in.
void BodyBuilder::besideObject(const Expr *Pointer) {
  const Expr *E = bare(Pointer);
  const auto *Name = dyn_cast<DeclRefExpr>(E);
  const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  bool HasName = V && V->hasLocalStorage() && V->getInit();
  if (HasName)
    E = bare(V->getInit());
  const auto *Of = dyn_cast<UnaryOperator>(E);
  if (!Of || Of->getOpcode() != UO_AddrOf)
    return;
  // `T *row = &all[i]` is known to lead among the elements.
  const Expr *Object = bare(Of->getSubExpr());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Object);
  bool IsElement = Operator && Operator->getOperator() == OO_Subscript;
  if (isa<ArraySubscriptExpr>(Object) || Object->getType()->isArrayType() ||
      (HasName && IsElement))
    return;
  Call C;
  C.Name = "what stands beside an object";
  addCall(std::move(C), nullptr, Pointer->getSourceRange());
}

Value BodyBuilder::subscript(const ArraySubscriptExpr *E) {
  Value Base = expression(E->getBase());
  Value Index = expression(E->getIdx());
  besideObject(E->getBase());
  ++Out.Regions[Current].Operations;
  Place P;
  if (Base.K == Value::Kind::Place)
    P = withStep(Base.P, Step::Kind::Deref);
  else if (Base.K == Value::Kind::Text)
    P.R = Place::Root::Constant;
  P = withStep(std::move(P), Step::Kind::Index, {}, Index.Index);
  return placeValue(std::move(P), U.Name.type(E->getType()));
}

} // namespace poolwise
