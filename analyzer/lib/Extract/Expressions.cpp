//===- Expressions.cpp - Reads and writes, and what they name -------------===//
//
// A glvalue yields the place it names and no access; the access is emitted
// where the AST loads (lvalue-to-rvalue), stores, or copies.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"

using namespace clang;

namespace poolwise {

namespace {
Value placeValue(Place P, std::string Type) {
  Value V;
  V.K = Value::Kind::Place;
  V.P = std::move(P);
  V.Type = std::move(Type);
  return V;
}

Place withStep(Place P, Step::Kind K, std::string Name = {},
               Subscript Index = {}) {
  if (P.isUnknown() || P.R == Place::Root::Constant)
    return P;
  if (K == Step::Kind::Deref && !P.Path.empty() &&
      P.Path.back().K == Step::Kind::Address) {
    P.Path.pop_back();
    return P;
  }
  P.Path.push_back({K, std::move(Name), Index});
  return P;
}

/// A pointer to somewhere among the elements that `P` points into.
Place somewhereIn(Place P) {
  P = withStep(std::move(P), Step::Kind::Deref);
  if (P.Path.empty() || P.Path.back().K != Step::Kind::Index)
    P = withStep(std::move(P), Step::Kind::Index);
  else
    P.Path.back().Index = {};
  return withStep(std::move(P), Step::Kind::Address);
}
} // namespace

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

std::optional<VariableId> BodyBuilder::knownVariable(const VarDecl *D) const {
  auto It = Variables.find(D);
  return It == Variables.end() ? std::nullopt : std::optional(It->second);
}

VariableId BodyBuilder::variableOf(const VarDecl *D) {
  auto [It, New] = Variables.try_emplace(D, Out.Variables.size());
  if (New) {
    Variable V;
    V.Name = D->getNameAsString();
    V.Type = U.Name.type(D->getType());
    V.IsReference = D->getType()->isReferenceType();
    V.IsConst = D->getType().getNonReferenceType().isConstQualified();
    V.IsThreadLocal = D->getTLSKind() != VarDecl::TLS_None;
    V.Region = Current;
    V.Where = U.Source.locate(D->getLocation());
    Out.Variables.push_back(std::move(V));
  }
  return It->second;
}

Place BodyBuilder::placeOf(const ValueDecl *D) {
  if (auto Alias = Aliases.find(D); Alias != Aliases.end())
    return Alias->second;
  if (auto Capture = Captured.find(D); Capture != Captured.end())
    return {Place::Root::Variable, Capture->second, {}, {}};
  if (const auto *B = dyn_cast<BindingDecl>(D)) {
    // A binding of an enclosing function, seen in a lambda that captured it.
    if (auto Alias = Captured.find(B->getDecomposedDecl());
        Alias != Captured.end())
      return {Place::Root::Variable, Alias->second, {}, {}};
    return {};
  }
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V)
    return {};
  if (V->hasGlobalStorage())
    return {Place::Root::Global, NoId, U.Name.usr(V), {}};
  if (!knownVariable(V) && V->getDeclContext() != F &&
      isa<FunctionDecl>(V->getDeclContext()) && !isa<ParmVarDecl>(V))
    return {}; // of an enclosing function, not captured: a constant
  return {Place::Root::Variable, variableOf(V), {}, {}};
}

void BodyBuilder::access(Access::Kind K, const Place &P, QualType T,
                         SourceLocation L) {
  ++Out.Regions[Current].Operations;
  if (P.R == Place::Root::Constant)
    return;
  Access A;
  A.K = K;
  A.P = P;
  A.Type = U.Name.type(T);
  A.Update = CurrentUpdate;
  A.Region = Current;
  // The first of equal accesses in a region stands for all; a loop body that
  // reads `i` ten times says nothing more than one that reads it once.
  for (auto Seen = Out.Accesses.rbegin();
       Seen != Out.Accesses.rend() && Seen->Region == Current; ++Seen)
    if (Seen->K == K && Seen->Update == A.Update && Seen->P == P)
      return;
  A.Where = U.Source.locate(L);
  Out.Accesses.push_back(std::move(A));
}

void BodyBuilder::bind(const Place &Target, Value From, SourceLocation L) {
  if (From.K == Value::Kind::Constant || From.K == Value::Kind::Text)
    return;
  // What is computed from numbers refers to nothing.
  if (From.K == Value::Kind::Other && From.Type.empty())
    return;
  Out.Bindings.push_back(
      {Target, std::move(From), Current, U.Source.locate(L)});
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
  case Stmt::MaterializeTemporaryExprClass:
    return expression(cast<MaterializeTemporaryExpr>(E)->getSubExpr());
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
    branchExpression(C->getTrueExpr());
    branchExpression(C->getFalseExpr());
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
  case Stmt::CXXDeleteExprClass:
    deleteObject(cast<CXXDeleteExpr>(E));
    return {};
  case Stmt::CXXThrowExprClass:
    parts(E);
    jump(Jump::Kind::Throw, E->getBeginLoc());
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
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass: {
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
  Value V;
  Expr::EvalResult Result;
  if (E->getType()->isIntegralOrEnumerationType() &&
      E->EvaluateAsInt(Result, U.Context)) {
    V.K = Value::Kind::Constant;
    V.Number = numberOf(Result.Val.getInt());
    V.Index = {true, NoId, V.Number};
  }
  return V;
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
  std::string Type = U.Name.type(E->getType());
  if (const auto *Static = dyn_cast<VarDecl>(E->getMemberDecl())) {
    Value V = placeValue(placeOf(Static), Type);
    V.Name = U.Name.qualified(Static);
    return V;
  }
  const auto *Field = dyn_cast<FieldDecl>(E->getMemberDecl());
  if (!Field)
    return Base; // a method: the caller wants the object
  Place P;
  if (Base.K == Value::Kind::Place)
    P = Base.P;
  if (E->isArrow())
    P = withStep(std::move(P), Step::Kind::Deref);
  P = withStep(std::move(P), Step::Kind::Field, Field->getNameAsString());
  if (Field->getType()->isReferenceType())
    P = withStep(std::move(P), Step::Kind::Deref);
  return placeValue(std::move(P), Type);
}

Value BodyBuilder::subscript(const ArraySubscriptExpr *E) {
  Value Base = expression(E->getBase());
  Value Index = expression(E->getIdx());
  ++Out.Regions[Current].Operations;
  Place P;
  if (Base.K == Value::Kind::Place)
    P = withStep(Base.P, Step::Kind::Deref);
  else if (Base.K == Value::Kind::Text)
    P.R = Place::Root::Constant;
  P = withStep(std::move(P), Step::Kind::Index, {}, Index.Index);
  return placeValue(std::move(P), U.Name.type(E->getType()));
}

Value BodyBuilder::cast(const CastExpr *E) {
  Value V = expression(E->getSubExpr());
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
    if (V.K == Value::Kind::Place)
      access(Access::Kind::Read, V.P, E->getType(), E->getExprLoc());
    return V;
  case CK_ArrayToPointerDecay:
    if (V.K == Value::Kind::Place)
      V.P = withStep(std::move(V.P), Step::Kind::Address);
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
  case CK_FloatingToIntegral:
  case CK_IntegralToFloating:
  case CK_IntegralToBoolean:
  case CK_FloatingCast:
    ++Out.Regions[Current].Operations;
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
    branchExpression(Right);
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
    } else
      assign(Target, From, Left->getType(), E->getOperatorLoc());
    Target.Index = {};
    return Target;
  }
  Value L = expression(Left), R = expression(Right);
  if (E->getOpcode() == BO_Comma)
    return R;
  ++Out.Regions[Current].Operations;
  if (E->isPtrMemOp())
    return placeValue({}, U.Name.type(E->getType()));
  if (!E->isAdditiveOp())
    return {};
  if (E->getType()->isPointerType()) {
    const Value &Pointer = Left->getType()->isPointerType() ? L : R;
    const Value &By = Left->getType()->isPointerType() ? R : L;
    if (Pointer.K != Value::Kind::Place)
      return Pointer.K == Value::Kind::Text ? Pointer : placeValue({}, L.Type);
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
  // i + c, i - c, c + i
  Value Sum;
  bool Minus = E->getOpcode() == BO_Sub;
  const Value *Base = &L, *Constant = &R;
  if (L.K == Value::Kind::Constant && !Minus)
    std::swap(Base, Constant);
  if (Base->Index.Known && Constant->K == Value::Kind::Constant) {
    Sum.K = Base->Index.Variable == NoId ? Value::Kind::Constant
                                         : Value::Kind::Affine;
    Sum.Index = Base->Index;
    Sum.Index.Offset += Minus ? -Constant->Number : Constant->Number;
    Sum.Number = Sum.Index.Offset;
  }
  return Sum;
}

void BodyBuilder::assign(const Value &Target, const Value &From, QualType T,
                         SourceLocation L) {
  Place P = Target.K == Value::Kind::Place ? Target.P : Place{};
  access(Access::Kind::Write, P, T, L);
  if (!T->isArithmeticType() || From.K == Value::Kind::Place)
    bind(P, From, L);
}

Value BodyBuilder::initialize(const Place &Target, const Expr *Init) {
  const Expr *E = Init;
  while (true) {
    if (Given.count(E))
      break;
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Paren = dyn_cast<ParenExpr>(E))
      E = Paren->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr(); // the target lives on: no destructor here
    else if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
      E = Default->getExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Functional = dyn_cast<CXXFunctionalCastExpr>(E);
             Functional && isa<CXXConstructExpr, CXXBindTemporaryExpr>(
                               Functional->getSubExpr()))
      E = Functional->getSubExpr();
    else if (const auto *Implicit = dyn_cast<ImplicitCastExpr>(E);
             Implicit &&
             (Implicit->getCastKind() == CK_NoOp ||
              Implicit->getCastKind() == CK_ConstructorConversion) &&
             Implicit->isPRValue())
      E = Implicit->getSubExpr();
    else
      break;
  }
  Value V;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && !Given.count(E))
    V = construct(Construct, Target);
  else if (const auto *List = dyn_cast<InitListExpr>(E))
    V = initializeList(Target, List);
  else
    V = expression(E);
  if (Target.R != Place::Root::Fresh)
    bind(Target, V, Init->getExprLoc());
  return V;
}

void BodyBuilder::markEscapes() {
  auto Mark = [&](const Value &V, bool ByReference) {
    if (V.K != Value::Kind::Place || V.P.R != Place::Root::Variable)
      return;
    bool IsAddress =
        !V.P.Path.empty() && V.P.Path.back().K == Step::Kind::Address;
    if (IsAddress || ByReference)
      Out.Variables[V.P.Id].AddressTaken = true;
  };
  auto MarkCaptures = [&](const Value &V) {
    if (V.K == Value::Kind::Lambda)
      for (const Value &Captured : V.Captures)
        Mark(Captured, true);
  };
  for (const Call &C : Out.Calls) {
    for (const Argument &A : C.Arguments) {
      Mark(A.V, A.By == Passing::Reference || A.By == Passing::ConstReference);
      MarkCaptures(A.V);
    }
    if (C.Receiver && !C.InSystemHeader)
      Mark(*C.Receiver, C.K != Call::Kind::Destructor);
  }
  for (const Binding &B : Out.Bindings) {
    Mark(B.From, false);
    MarkCaptures(B.From);
  }
  for (const Value &V : Out.Returns)
    Mark(V, true);
}

Value BodyBuilder::initializeList(const Place &Target, const InitListExpr *E) {
  if (const InitListExpr *Semantic = E->getSemanticForm())
    E = Semantic;
  if (E->isTransparent())
    return initialize(Target, E->getInit(0));
  const auto *Record = E->getType()->getAsRecordDecl();
  std::vector<const FieldDecl *> Fields;
  if (Record && !Record->isUnion())
    Fields.assign(Record->field_begin(), Record->field_end());
  unsigned Bases = 0;
  if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Record))
    Bases = Class->getNumBases();
  for (unsigned I = 0; I != E->getNumInits(); ++I) {
    Place P = Target;
    if (P.R != Place::Root::Fresh && I >= Bases) {
      if (I - Bases < Fields.size())
        P = withStep(std::move(P), Step::Kind::Field,
                     Fields[I - Bases]->getNameAsString());
      else if (E->getType()->isArrayType())
        P = withStep(std::move(P), Step::Kind::Index, {},
                     {true, NoId, int64_t(I)});
    }
    initialize(P, E->getInit(I));
  }
  return {};
}

} // namespace poolwise
