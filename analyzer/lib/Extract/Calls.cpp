//===- Calls.cpp - Calls of every sort, arguments, lambdas ----------------===//
//
// Trivial copies are plain reads and writes, not calls. A call through a
// pointer, std::function or callable parameter is Indirect; its Receiver says
// which callable, so that later stages may find the function behind it.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "NumberAsNamed.h"
#include "PlaceSteps.h"
#include "PlainValue.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace poolwise {

Passing passingOf(QualType T) {
  if (const auto *Ref = T->getAs<ReferenceType>()) {
    if (isa<RValueReferenceType>(Ref))
      return Passing::Moved;
    return Ref->getPointeeType().isConstQualified() ? Passing::ConstReference
                                                    : Passing::Reference;
  }
  if (T->isPointerType())
    return T->getPointeeType().isConstQualified() ? Passing::ConstPointer
                                                  : Passing::Pointer;
  if (T->isArrayType())
    return Passing::Pointer;
  return Passing::Value;
}

/// The `.g` of `f().g()`.
static const MemberExpr *chainLink(const CallExpr *E) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
  if (!Member)
    return nullptr;
  const Expr *Object = Member->getImplicitObjectArgument()->IgnoreImplicit();
  bool IsChain = isa<CallExpr, CXXConstructExpr, CXXFunctionalCastExpr>(Object);
  return IsChain ? dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens())
                 : nullptr;
}

CallId BodyBuilder::addCall(Call C, const FunctionDecl *Callee,
                            SourceRange Text) {
  if (Callee) {
    if (C.Usr.empty())
      C.Usr = U.Name.usr(Callee);
    if (C.Name.empty())
      C.Name = U.Name.qualified(Callee);
    C.InSystemHeader = U.Source.isSystem(Callee->getLocation());
    C.IsNoReturn = Callee->isNoReturn();
    if (const auto *Type = Callee->getType()->getAs<FunctionProtoType>())
      C.IsNoexcept = !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
                     Type->isNothrow();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee))
      C.IsConst = Method->isConst() || Method->isStatic();
    if (C.InSystemHeader) {
      for (const FunctionDecl *Member : U.Elements.membersFor(Callee))
        C.ElementCalls.push_back(U.Name.usr(Member));
      addTemplateFunctions(C, Callee);
    }
  }
  C.Update = CurrentUpdate;
  C.Region = Current;
  C.Where = U.Source.locate(Text.getBegin());
  C.Text = U.Source.text(Text);
  Out.Calls.push_back(std::move(C));
  return Out.Calls.size() - 1;
}

/// `New<start>(env)`: functions that a library's template is given are
/// arguments like others, behind those in the parentheses.
void BodyBuilder::addTemplateFunctions(Call &C, const FunctionDecl *Callee) {
  const TemplateArgumentList *Given = Callee->getTemplateSpecializationArgs();
  if (!Given)
    return;
  for (const TemplateArgument &Each : Given->asArray()) {
    if (Each.getKind() != TemplateArgument::Declaration)
      continue;
    if (const auto *Function = dyn_cast<FunctionDecl>(Each.getAsDecl())) {
      Argument A;
      A.V.K = Value::Kind::Function;
      A.V.Type = U.Name.type(Function->getType());
      A.V.Usr = U.Name.usr(Function);
      A.V.Name = U.Name.qualified(Function);
      C.Arguments.push_back(std::move(A));
    }
  }
}

void BodyBuilder::addArguments(Call &C, const FunctionDecl *Callee,
                               llvm::ArrayRef<const Expr *> Arguments) {
  for (unsigned I = 0; I != Arguments.size(); ++I) {
    const Expr *E = Arguments[I];
    QualType T = Callee && I < Callee->getNumParams()
                     ? Callee->getParamDecl(I)->getType()
                     : E->getType();
    Argument A;
    A.By = passingOf(T);
    A.V = T->isReferenceType()
              ? expression(E)
              : initialize(Place{Place::Root::Fresh, NoId, {}, {}}, E);
    if (A.V.Type.empty())
      A.V.Type = U.Name.type(E->getType());
    bool IsNamed = A.V.Index.Known || A.V.Index.Computed != NoId;
    if (T->isIntegerType() && !T->isBooleanType() && !IsNamed &&
        isNumberAsNamed(E, U.Context)) {
      // `img.width()` as a sum has a name among the callee's numbers.
      Value V = plainValue(E);
      bool IsSteady =
          V.K == Value::Kind::Place &&
          (V.P.R == Place::Root::Variable || V.P.R == Place::Root::This);
      A.V.Index = V.Index.Known || V.Index.Computed != NoId || !IsSteady
                      ? V.Index
                      : computed(Computation::Op::Plus, V, constantOf(0),
                                 U.Context.IntTy)
                            .Index;
    }
    A.WrittenType = U.Name.type(E->IgnoreUnlessSpelledInSource()->getType());
    if (!isa<CXXDefaultArgExpr>(E))
      A.Text = U.Source.text(E->getSourceRange());
    C.Arguments.push_back(std::move(A));
  }
}

Value BodyBuilder::resultOf(CallId Id, QualType T) {
  Value V;
  V.K = Value::Kind::Place;
  V.P = {Place::Root::Result, Id, {}, {}};
  V.Type = U.Name.type(T);
  return V;
}

Value BodyBuilder::call(const CallExpr *E) {
  Part Own(*this);
  Call C;
  const FunctionDecl *Callee = E->getDirectCallee();
  llvm::SmallVector<const Expr *, 4> Arguments(E->arguments());
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  C.ResultType = U.Name.type(E->getCallReturnType(U.Context));
  C.ResultIsReference = E->getCallReturnType(U.Context)->isReferenceType();

  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    const VarDecl *D = namedVariable(Arguments[0]);
    auto Loop = D ? OpenIterators.find(D) : OpenIterators.end();
    bool IsDeref = Operator->getOperator() == OO_Star && Arguments.size() == 1;
    bool IsArrow = Operator->getOperator() == OO_Arrow;
    if (Loop != OpenIterators.end() && (IsDeref || IsArrow)) {
      Value Element;
      Element.K = Value::Kind::Place;
      Element.P = {Place::Root::Element, Loop->second, {}, {}};
      if (IsArrow)
        Element.P.Path.push_back({Step::Kind::Address, {}, {}});
      Element.Type = U.Name.type(E->getType());
      ++Out.Regions[Current].Operations;
      return Element;
    }
    if (Method && !Method->isStatic()) {
      if (Method->isTrivial() && (Method->isCopyAssignmentOperator() ||
                                  Method->isMoveAssignmentOperator())) {
        Value From = expression(Arguments[1]);
        Value Target = expression(Arguments[0]);
        if (From.K == Value::Kind::Place)
          access(Access::Kind::Read, From.P, Arguments[1]->getType(),
                 E->getExprLoc());
        assign(Target, From, Arguments[0]->getType(), E->getExprLoc());
        return Target;
      }
      C.Receiver = expression(Arguments[0]);
      C.Receiver->Type = U.Name.type(Arguments[0]->getType());
      Arguments.erase(Arguments.begin());
    }
  } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
    const Expr *Object = Member->getImplicitObjectArgument();
    const auto *Access =
        dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens());
    Value Receiver = Access ? member(Access) : expression(Object);
    QualType T = Object->getType();
    if (T->isPointerType()) {
      T = T->getPointeeType();
      if (Receiver.K == Value::Kind::Place && !Receiver.P.isUnknown()) {
        if (!Receiver.P.Path.empty() &&
            Receiver.P.Path.back().K == Step::Kind::Address)
          Receiver.P.Path.pop_back();
        else
          Receiver.P.Path.push_back({Step::Kind::Deref, {}, {}});
      }
    }
    Receiver.Type = U.Name.type(T);
    if (const auto *Through = dyn_cast<BinaryOperator>(
            Member->getCallee()->IgnoreParens())) { // `(O.*Pointer)(...)`
      C.K = Call::Kind::Indirect;
      Argument Of;
      Of.V = std::move(Receiver);
      const auto *Method = Through->getRHS()
                               ->getType()
                               ->castAs<MemberPointerType>()
                               ->getPointeeType()
                               ->castAs<FunctionProtoType>();
      Of.By = Method->isConst() ? Passing::ConstReference : Passing::Reference;
      Of.WrittenType = Of.V.Type;
      Of.Text = U.Source.text(Object->getSourceRange());
      C.Arguments.push_back(std::move(Of));
      C.Receiver = expression(Through->getRHS());
      ++Out.Regions[Current].Operations;
    } else {
      C.Receiver = std::move(Receiver);
    }
    if (Method && Method->isVirtual() && Access && !Access->hasQualifier()) {
      const CXXMethodDecl *Exact =
          Method->getDevirtualizedMethod(Object, /*IsAppleKext=*/false);
      if (Exact)
        Callee = Exact;
      else
        C.K = Call::Kind::Virtual;
    }
  } else if (!Callee) {
    C.K = Call::Kind::Indirect;
    C.Receiver = expression(E->getCallee());
  }

  // A lambda handed over as a plain function pointer.
  bool IsConversion = isa_and_nonnull<CXXConversionDecl>(Method) &&
                      Method->getParent()->isLambda();
  if (Method && Callee && Method->getParent()->isLambda() && C.Receiver &&
      C.Receiver->K != Value::Kind::Lambda && C.Receiver->Usr.empty())
    C.Receiver->Usr = U.Name.usr(
        IsConversion ? Method->getParent()->getLambdaCallOperator() : Callee);
  if (IsConversion && C.Receiver)
    return *C.Receiver;
  if (Callee)
    switch (Callee->getBuiltinID()) {
    case Builtin::BI__builtin_expect:
    case Builtin::BI__builtin_assume:
    case Builtin::BI__builtin_unreachable:
    case Builtin::BI__builtin_constant_p:
    case Builtin::BI__builtin_is_constant_evaluated: {
      Value V;
      if (!Arguments.empty())
        V = expression(Arguments[0]);
      return V;
    }
    case Builtin::BImove:
    case Builtin::BIforward:
    case Builtin::BImove_if_noexcept:
    case Builtin::BIas_const:
      return expression(Arguments[0]);
    default:
      break;
    }
  addArguments(C, Callee, Arguments);
  if (C.K == Call::Kind::Indirect && C.Name.empty())
    C.Name = "(indirect call)";
  C.GivesPlainValue = !C.ResultIsReference && isPlainValue(E->getType());
  CallId Id = addCall(std::move(C), Callee, E->getSourceRange());
  // Of a chain, `a.f().g()`, all would stand where the first begins.
  if (const MemberExpr *Link = chainLink(E))
    Out.Calls[Id].Where = U.Source.locate(Link->getMemberLoc());
  CallOf[E] = Id;
  algorithmCandidate(Id, E);
  return resultOf(Id, E->getType());
}

Value BodyBuilder::construct(const CXXConstructExpr *E, const Place &Target) {
  const CXXConstructorDecl *Ctor = E->getConstructor();
  std::string Type = U.Name.type(E->getType());
  bool IsCopy = Ctor->isCopyOrMoveConstructor() && E->getNumArgs() >= 1;
  if (IsCopy && E->isElidable() && E->getNumArgs() == 1 &&
      isa<MaterializeTemporaryExpr>(E->getArg(0)->IgnoreImpCasts()))
    return initialize(Target, E->getArg(0));
  if (Ctor->isTrivial()) {
    if (!IsCopy)
      return {};
    Value From = expression(E->getArg(0));
    if (From.K == Value::Kind::Place)
      access(Access::Kind::Read, From.P, E->getType(), E->getExprLoc());
    if (Target.R != Place::Root::Fresh)
      access(Access::Kind::Write, Target, E->getType(), E->getExprLoc());
    From.Type = Type;
    return From;
  }
  Call C;
  C.K = Call::Kind::Constructor;
  Value Receiver;
  Receiver.K = Value::Kind::Place;
  Receiver.P = Target;
  Receiver.Type = Type;
  if (Target.R == Place::Root::Fresh && Target.Id == NoId)
    Receiver.P.Id = Out.Calls.size();
  C.Receiver = std::move(Receiver);
  C.ResultType = Type;
  addArguments(C, Ctor,
               llvm::ArrayRef<const Expr *>(E->getArgs(), E->getNumArgs()));
  // Arguments may be calls themselves: only now is this one's number known.
  if (Target.R == Place::Root::Fresh && Target.Id == NoId)
    C.Receiver->P.Id = Out.Calls.size();
  Value Source = IsCopy ? C.Arguments[0].V : Value{};
  if (Ctor->getParent()->isLambda())
    U.Found.push_back(Ctor);
  CallId Id = addCall(std::move(C), Ctor, E->getSourceRange());
  CallOf[E] = Id;
  if (IsCopy && Source.K == Value::Kind::Lambda) {
    Source.Type = Type;
    return Source; // a copied closure runs the same body
  }
  return resultOf(Id, E->getType());
}

Value BodyBuilder::lambda(const LambdaExpr *E) {
  Value V;
  V.K = Value::Kind::Lambda;
  V.Type = U.Name.type(E->getType());
  const CXXMethodDecl *Body = E->getCallOperator();
  if (const FunctionTemplateDecl *Generic =
          Body->getDescribedFunctionTemplate()) {
    // One instance for each type it is called with; the call names which.
    for (const FunctionDecl *Instance : Generic->specializations())
      U.Found.push_back(Instance);
    if (!Generic->specializations().empty())
      V.Usr = U.Name.usr(*Generic->spec_begin());
  } else {
    U.Found.push_back(Body);
    V.Usr = U.Name.usr(Body);
  }
  auto Init = E->capture_init_begin();
  for (const LambdaCapture &C : E->captures()) {
    Value Captured;
    const Expr *Source = *Init++;
    if (C.capturesThis()) {
      Captured = thisValue(Source ? Source->getType() : E->getType());
    } else if (C.capturesVariable()) {
      if (E->isInitCapture(&C) || C.getCaptureKind() == LCK_ByCopy)
        Captured = Source ? expression(Source) : Value{};
      else {
        Captured.K = Value::Kind::Place;
        Captured.P = placeOf(C.getCapturedVar());
        Captured.Type = U.Name.type(C.getCapturedVar()->getType());
      }
    }
    V.Captures.push_back(std::move(Captured));
  }
  return V;
}

/// `new (std::nothrow) T` takes new memory as `new T` does.
static bool isNothrow(const Expr *E) {
  const CXXRecordDecl *Class = E->getType()->getAsCXXRecordDecl();
  return Class && Class->getName() == "nothrow_t" && Class->isInStdNamespace();
}

Value BodyBuilder::newObject(const CXXNewExpr *E) {
  std::vector<Value> Placement;
  for (const Expr *Argument : E->placement_arguments())
    Placement.push_back(expression(Argument));
  if (E->getArraySize() && *E->getArraySize())
    expression(*E->getArraySize());
  Call C;
  C.Name = "operator new";
  C.ResultType = U.Name.type(E->getType());
  const FunctionDecl *Operator = E->getOperatorNew();
  CallId Id = addCall(std::move(C), Operator, E->getSourceRange());
  // Placement new puts the object where it is told.
  Place Object{Place::Root::Fresh, Id, {}, {}};
  if (Operator && Operator->isReservedGlobalPlacementOperator())
    Object = Placement[0].K == Value::Kind::Place
                 ? withStep(Placement[0].P, Step::Kind::Deref)
                 : Place();
  else if (E->getNumPlacementArgs() && !isNothrow(E->getPlacementArg(0)))
    Object = {};
  if (const Expr *Init = E->getInitializer())
    initialize(Object, Init);
  if (E->getNumPlacementArgs())
    access(Access::Kind::Write, Object, E->getAllocatedType(),
           E->getBeginLoc());
  Value V;
  V.K = Value::Kind::Place;
  V.P = Object;
  if (!V.P.isUnknown())
    V.P.Path.push_back({Step::Kind::Address, {}, {}});
  V.Type = U.Name.type(E->getType());
  return V;
}

void BodyBuilder::deleteObject(const CXXDeleteExpr *E) {
  Value V = expression(E->getArgument());
  Place Object;
  if (V.K == Value::Kind::Place && !V.P.isUnknown()) {
    Object = V.P;
    if (!Object.Path.empty() && Object.Path.back().K == Step::Kind::Address)
      Object.Path.pop_back();
    else
      Object.Path.push_back({Step::Kind::Deref, {}, {}});
  }
  QualType T = E->getDestroyedType();
  if (!T.isNull()) {
    destroy(T, Object, E->getBeginLoc());
    // What is freed can't be used again by another round.
    access(Access::Kind::Write, Object, T, E->getBeginLoc());
  }
  Call C;
  C.Name = "operator delete";
  addCall(std::move(C), E->getOperatorDelete(), E->getSourceRange());
}

void BodyBuilder::destroy(QualType T, const Place &Object,
                          SourceLocation Where) {
  if (T->isReferenceType())
    return;
  T = U.Context.getBaseElementType(T);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor())
    return;
  const CXXDestructorDecl *Dtor = Class->getDestructor();
  if (!Dtor)
    return;
  Call C;
  C.K = Call::Kind::Destructor;
  Value Receiver;
  Receiver.K = Value::Kind::Place;
  Receiver.P = Object;
  Receiver.Type = U.Name.type(T);
  C.Receiver = std::move(Receiver);
  if (!Dtor->isUserProvided() && !Dtor->hasBody())
    U.Found.push_back(Dtor);
  if (Dtor->isVirtual() && Object.isUnknown())
    C.K = Call::Kind::Virtual;
  addCall(std::move(C), Dtor, Where);
}

} // namespace poolwise
