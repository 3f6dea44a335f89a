//===- Statements.cpp - Regions, jumps, declarations, lifetimes -----------===//

#include "ArmMeaning.h"
#include "BodyBuilder.h"
#include "BranchChance.h"
#include "Escapes.h"
#include "PlaceSteps.h"
#include "poolwise/Summary/WeakMark.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtOpenMP.h"

using namespace clang;

namespace poolwise {

namespace {
bool bindsTemporary(const Expr *Init) {
  if (const auto *Cleanups = dyn_cast_or_null<ExprWithCleanups>(Init))
    Init = Cleanups->getSubExpr();
  while (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Init))
    Init = Cast->getSubExpr();
  return Init && isa<MaterializeTemporaryExpr>(Init);
}
} // namespace

BodyBuilder::BodyBuilder(Unit &U, const FunctionDecl *F) : U(U), F(F) {}

FunctionSummary BodyBuilder::build() {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  Out.Usr = U.Name.usr(F);
  Out.Name = U.Name.qualified(F);
  Out.Where = U.Source.locate(F->getLocation());
  Out.EndLine = U.Source.endLine(F->getEndLoc());
  Out.IsMain = F->isMain();
  if (F->getMostRecentDecl()->hasAttr<WeakAttr>())
    Out.Usr += WeakMark;
  Out.ResultType = U.Name.type(F->getReturnType());
  Out.IsImplicit = F->isImplicit() || F->isDefaulted();
  if (const auto *Type = F->getType()->getAs<FunctionProtoType>())
    Out.IsNoexcept = !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
                     Type->isNothrow();
  if (Method) {
    Out.IsVirtual = Method->isVirtual();
    Out.IsConst = Method->isConst() || Method->isStatic();
    overridden(Method);
    const CXXRecordDecl *Class = Method->getParent();
    Out.OverridersClosed = Class->hasAttr<FinalAttr>() ||
                           Method->hasAttr<FinalAttr>() ||
                           !Class->isExternallyVisible();
    if (isLambdaBody(Method)) {
      const DeclContext *Outer = Class->getDeclContext();
      while (Outer && !isa<FunctionDecl>(Outer) && !Outer->isTranslationUnit())
        Outer = Outer->getParent();
      if (const auto *Parent = dyn_cast_or_null<FunctionDecl>(Outer)) {
        Out.Parent = U.Name.usr(Parent);
        Out.Name = U.Name.qualified(Parent) + "::";
      } else
        Out.Name.clear();
      Out.Name += "(lambda at line " + std::to_string(Out.Where.Line) + ")";
    }
  }
  openRegion(Region::Kind::Body, F->getSourceRange());
  parameters();
  captures();
  memberInitializers();
  if (const Stmt *Body = F->getBody()) {
    statement(Body);
    update(Body);
  }
  if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(F))
    memberDestructors(Dtor);
  markEscapes(Out, Lost, F->getReturnType()->isReferenceType());
  return std::move(Out);
}

/// Directly and not: a pure virtual in between has no summary of its own.
void BodyBuilder::overridden(const CXXMethodDecl *Method) {
  for (const CXXMethodDecl *Overridden : Method->overridden_methods()) {
    Out.Overrides.push_back(U.Name.usr(Overridden));
    Out.OverriddenNames.push_back(U.Name.qualified(Overridden));
    overridden(Overridden);
  }
}

void BodyBuilder::parameters() {
  for (const ParmVarDecl *P : F->parameters()) {
    VariableId Id = variableOf(P);
    Variable &V = Out.Variables[Id];
    V.K = Variable::Kind::Parameter;
    V.By = passingOf(P->getType());
  }
  Out.ParameterCount = F->getNumParams();
}

void BodyBuilder::captures() {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Method || !isLambdaBody(Method))
    return;
  for (const LambdaCapture &C : Method->getParent()->captures()) {
    Variable V;
    V.K = Variable::Kind::Capture;
    V.Where = U.Source.locate(C.getLocation());
    VariableId Id = Out.Variables.size();
    if (C.capturesVariable()) {
      const ValueDecl *D = C.getCapturedVar();
      V.Name = D->getNameAsString();
      V.Type = U.Name.type(D->getType());
      V.IsReference = C.getCaptureKind() == LCK_ByRef;
      V.By = V.IsReference ? Passing::Reference : Passing::Value;
      V.IsConst = D->getType().isConstQualified();
      Captured[D] = Id;
    } else if (C.capturesThis()) {
      V.Name = "this";
      V.By = Passing::Pointer;
      CapturedThis = Id;
    }
    Out.Variables.push_back(std::move(V));
  }
}

void BodyBuilder::memberInitializers() {
  const auto *Ctor = dyn_cast<CXXConstructorDecl>(F);
  if (!Ctor)
    return;
  for (const CXXCtorInitializer *I : Ctor->inits()) {
    if (!I->getInit())
      continue;
    Place Target;
    Target.R = Place::Root::This;
    if (const FieldDecl *Field = I->getAnyMember()) {
      Target.Path.push_back({Step::Kind::Field, memberName(Field), {}});
      if (Field->getType()->isReferenceType()) {
        bindReference(Target, I->getInit());
        continue;
      }
    }
    initialize(Target, I->getInit());
  }
}

RegionId BodyBuilder::openRegion(Region::Kind K, SourceRange R) {
  RegionId Id = Out.Regions.size();
  Region New;
  New.K = K;
  New.Parent = Out.Regions.empty() ? NoId : Current;
  New.Where = U.Source.locate(R.getBegin());
  New.EndLine = U.Source.endLine(R.getEnd());
  New.Text = U.Source.text(R);
  Out.Regions.push_back(std::move(New));
  Current = Id;
  return Id;
}

void BodyBuilder::closeRegion() { Current = Out.Regions[Current].Parent; }

void BodyBuilder::statement(const Stmt *S) {
  if (!S)
    return;
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass:
    return compound(cast<CompoundStmt>(S));
  case Stmt::DeclStmtClass:
    return declaration(cast<DeclStmt>(S));
  case Stmt::IfStmtClass:
    if (!update(S))
      ifStatement(cast<IfStmt>(S));
    return;
  case Stmt::ForStmtClass:
    return forLoop(cast<ForStmt>(S));
  case Stmt::CXXForRangeStmtClass:
    return rangeLoop(cast<CXXForRangeStmt>(S));
  case Stmt::WhileStmtClass:
    return whileLoop(cast<WhileStmt>(S));
  case Stmt::DoStmtClass:
    return doLoop(cast<DoStmt>(S));
  case Stmt::SwitchStmtClass: {
    const auto *Switch = cast<SwitchStmt>(S);
    statement(Switch->getInit());
    statement(Switch->getConditionVariableDeclStmt());
    expression(Switch->getCond());
    RegionId Region =
        openRegion(Region::Kind::Branch, Switch->getSourceRange());
    Out.Regions[Region].Chance = chanceOfCase(Switch);
    Scopes.push_back({Region, false});
    SwitchBody = Switch->getBody();
    statement(SwitchBody);
    Scopes.pop_back();
    return closeRegion();
  }
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    return statement(cast<SwitchCase>(S)->getSubStmt());
  case Stmt::LabelStmtClass:
    return statement(cast<LabelStmt>(S)->getSubStmt());
  case Stmt::AttributedStmtClass:
    return statement(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::CXXTryStmtClass:
    return tryStatement(cast<CXXTryStmt>(S));
  case Stmt::ReturnStmtClass:
    return returnStatement(cast<ReturnStmt>(S));
  case Stmt::BreakStmtClass:
    return jump(Jump::Kind::Break, S->getBeginLoc(),
                Scopes.empty() ? NoId : Scopes.back().Region);
  case Stmt::ContinueStmtClass: {
    RegionId Target = NoId;
    for (const JumpScope &Scope : Scopes)
      if (Scope.IsLoop)
        Target = Scope.Region;
    return jump(Jump::Kind::Continue, S->getBeginLoc(), Target);
  }
  case Stmt::GotoStmtClass:
  case Stmt::IndirectGotoStmtClass:
    return jump(Jump::Kind::Goto, S->getBeginLoc());
  case Stmt::CoroutineBodyStmtClass:
    return statement(cast<CoroutineBodyStmt>(S)->getBody());
  case Stmt::CoreturnStmtClass:
    parts(S);
    return jump(Jump::Kind::CoroutineSuspend, S->getBeginLoc());
  case Stmt::GCCAsmStmtClass:
  case Stmt::MSAsmStmtClass: {
    parts(S);
    Call C;
    C.K = Call::Kind::Indirect;
    C.Name = "(inline assembly)";
    addCall(std::move(C), nullptr, S->getSourceRange());
    return;
  }
  default:
    break;
  }
  if (const auto *Directive = dyn_cast<OMPExecutableDirective>(S))
    return parallel(Directive);
  if (const auto *E = dyn_cast<Expr>(S)) {
    WholeStatement = bare(E);
    if (!update(S))
      expression(E);
    WholeStatement = nullptr;
    return;
  }
  parts(S);
}

/// From Block[I] on, what only a jump leads to: a case up to the next, what
/// stands behind `return` and a label.
static llvm::ArrayRef<const Stmt *> armAt(llvm::ArrayRef<const Stmt *> Block,
                                          unsigned I, bool IsSwitch) {
  auto Begins = [&](unsigned At) {
    return IsSwitch
               ? isa<SwitchCase>(Block[At])
               : At > 0 && isa<LabelStmt>(Block[At]) && leaves(Block[At - 1]);
  };
  if (!Begins(I))
    return {};
  unsigned End = I + 1;
  while (End != Block.size() && !Begins(End))
    ++End;
  return Block.slice(I, End - I);
}

void BodyBuilder::compound(const CompoundStmt *S) {
  std::vector<const Stmt *> Block(S->body_begin(), S->body_end());
  auto Runs = runsOfCalls(Block);
  auto Run = Runs.begin();
  std::vector<RegionId> RunRegions;
  std::vector<const VarDecl *> Declared;
  RegionId Rest = NoId; ///< of the block, behind a test that leaves it
  RegionId Arm = NoId;  ///< that only a jump leads to
  bool IsSwitch = S == SwitchBody;
  const Stmt *OuterPrevious = Previous;
  Previous = nullptr;
  for (unsigned I = 0; I != Block.size(); ++I) {
    if (llvm::ArrayRef<const Stmt *> Jumped = armAt(Block, I, IsSwitch);
        !Jumped.empty()) {
      if (Arm != NoId)
        closeRegion();
      Arm = openArm(Jumped);
    }
    bool InRun = Run != Runs.end() && Run->first <= I && I < Run->second;
    if (InRun)
      RunRegions.push_back(
          openRegion(Region::Kind::Statement, Block[I]->getSourceRange()));
    if (!IsSwitch)
      InBlock.insert(Block[I]);
    {
      Part Own(*this);
      statement(Block[I]);
    }
    if (InRun)
      closeRegion();
    if (Rest == NoId && Arm == NoId && !IsSwitch && I + 1 != Block.size())
      if (auto Chance = chanceOfRest(
              Block[I], llvm::ArrayRef(Block).drop_front(I + 1), around())) {
        Rest = openRegion(Region::Kind::Branch,
                          {Block[I + 1]->getBeginLoc(), S->getEndLoc()});
        Out.Regions[Rest].Chance = *Chance;
      }
    if (const auto *Decl = dyn_cast<DeclStmt>(Block[I]))
      for (const auto *D : Decl->decls())
        if (const auto *V = dyn_cast<VarDecl>(D))
          Declared.push_back(V);
    Previous = Block[I];
    if (InRun && I + 1 == Run->second) {
      callsCandidate(
          llvm::ArrayRef(Block).slice(Run->first, Run->second - Run->first),
          RunRegions);
      RunRegions.clear();
      ++Run;
    }
  }
  for (RegionId Open : {Arm, Rest})
    if (Open != NoId)
      closeRegion();
  Previous = OuterPrevious;
  endLifetimes(Declared);
}

void BodyBuilder::declaration(const DeclStmt *S) {
  Range Alone =
      S->isSingleDecl() ? U.Source.text(S->getSourceRange()) : Range{};
  for (const Decl *D : S->decls()) {
    if (const auto *Local = dyn_cast<CXXRecordDecl>(D))
      llvm::append_range(U.Found, Local->methods());
    else if (const auto *Parts = dyn_cast<DecompositionDecl>(D))
      decomposition(Parts);
    else if (const auto *V = dyn_cast<VarDecl>(D))
      variable(V, Alone);
  }
}

void BodyBuilder::variable(const VarDecl *D, Range Alone) {
  const Expr *Init = D->getInit();
  if (Init && Init->getType().isNull())
    Init = nullptr; // of a class that was not found: `Lost X(1, 2);`
  if (D->isStaticLocal() || D->hasExternalStorage()) {
    if (Init && !D->isConstexpr() && D->isStaticLocal()) {
      Place Static = placeOf(D);
      openRegion(Region::Kind::Once, D->getSourceRange());
      Out.Regions[Current].Initializes = Static.Name;
      initialize(Static, Init);
      access(Access::Kind::Write, Static, D->getType(), D->getLocation());
      closeRegion();
    }
    return;
  }
  if (D->getType()->isReferenceType()) {
    Value V = Init ? expression(Init) : Value{};
    if (!bindsTemporary(Init)) {
      Aliases[D] = V.K == Value::Kind::Place ? V.P : Place{};
      return;
    }
    // A temporary that lives as long as the reference: an object of its own.
    VariableId Id = variableOf(D);
    Out.Variables[Id].Declaration = Alone;
    Place P{Place::Root::Variable, Id, {}, {}};
    bind(P, std::move(V), D->getLocation());
    return;
  }
  VariableId Id = variableOf(D);
  Variable &V = Out.Variables[Id];
  V.Declaration = Alone;
  const Expr *Bare = Init ? bare(Init) : nullptr;
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Bare);
  const auto *List = dyn_cast_or_null<InitListExpr>(Bare);
  V.StartsEmpty = !Init || (Construct && Construct->getNumArgs() == 0) ||
                  (List && List->getNumInits() == 0);
  if (Construct && Construct->getNumArgs())
    V.StartsEmpty = llvm::all_of(Construct->arguments(), [](const Expr *A) {
      return isa<CXXDefaultArgExpr>(A);
    });
  if (!Init)
    return;
  Value From = initialize(Place{Place::Root::Variable, Id, {}, {}}, Init);
  if (!D->getType()->isIntegerType())
    return;
  // A length that a member holds or a method yields goes by its name.
  bool IsNamed = From.Index.Known || From.Index.Computed != NoId;
  if (!IsNamed && Bare->getType()->isIntegerType() &&
      U.Context.getTypeSize(D->getType()) >=
          U.Context.getTypeSize(Bare->getType()))
    From = sum(plainValue(Init), constantOf(0), false, D->getType());
  Out.Variables[Id].First = From.Index;
}

/// What a structured binding names in the object that is taken apart; the same
/// as it is called elsewhere.
static Step partOf(const DecompositionDecl *D, const BindingDecl *B,
                   unsigned Index) {
  const Expr *Part = B->getBinding() ? bare(B->getBinding()) : nullptr;
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(Part))
    return {Step::Kind::Field, memberName(Member->getMemberDecl()), {}};
  if (isa_and_nonnull<ArraySubscriptExpr>(Part))
    return {Step::Kind::Index, {}, {true, NoId, int64_t(Index)}};
  const auto *Class = D->getType().getNonReferenceType()->getAsRecordDecl();
  if (Class && Class->isInStdNamespace() && Class->getName() == "pair")
    return {Step::Kind::Field, Index == 0 ? "first" : "second", {}};
  return {Step::Kind::Field, std::to_string(Index), {}};
}

/// The part is a reference: of a struct, a pair or a tuple.
static bool isReferencePart(const BindingDecl *B) {
  const Expr *Part = B->getBinding() ? bare(B->getBinding()) : nullptr;
  const auto *Member = dyn_cast_or_null<MemberExpr>(Part);
  return B->getType()->isReferenceType() ||
         (Member && Member->getMemberDecl()->getType()->isReferenceType());
}

void BodyBuilder::decomposition(const DecompositionDecl *D) {
  Place Base;
  if (D->getType()->isReferenceType()) {
    Value V = D->getInit() ? expression(D->getInit()) : Value{};
    if (V.K == Value::Kind::Place)
      Base = V.P;
  } else {
    Base = Place{Place::Root::Variable, variableOf(D), {}, {}};
    if (D->getInit())
      initialize(Base, D->getInit());
  }
  unsigned Index = 0;
  for (const BindingDecl *B : D->bindings()) {
    Place P = Base;
    if (!P.isUnknown())
      P.Path.push_back(partOf(D, B, Index));
    if (isReferencePart(B))
      P = withStep(std::move(P), Step::Kind::Deref);
    ++Index;
    Aliases[B] = std::move(P);
  }
}

void BodyBuilder::returnStatement(const ReturnStmt *S) {
  if (const Expr *E = S->getRetValue()) {
    // A reference or pointer result tells the caller which object it is; so do
    // class types that are views, which only the rules know.
    Value V = F->getReturnType()->isReferenceType()
                  ? expression(E)
                  : initialize(Place{Place::Root::Fresh, NoId, {}, {}}, E);
    if (V.K != Value::Kind::Other && V.K != Value::Kind::Constant)
      Out.Returns.push_back(std::move(V));
    else if (F->getReturnType()->isReferenceType() ||
             F->getReturnType()->isPointerType()) {
      if (V.K == Value::Kind::Constant)
        V.P = Place{Place::Root::Constant, NoId, {}, {}};
      V.K = Value::Kind::Place;
      Out.Returns.push_back(std::move(V));
    }
  }
  jump(Jump::Kind::Return, S->getBeginLoc());
}

void BodyBuilder::jump(Jump::Kind K, SourceLocation L, RegionId Target) {
  Out.Jumps.push_back({K, Target, Current, U.Source.locate(L)});
}

void BodyBuilder::endLifetimes(llvm::ArrayRef<const VarDecl *> Declared) {
  for (const VarDecl *D : llvm::reverse(Declared)) {
    if (D->isStaticLocal() || D->hasExternalStorage())
      continue;
    if (std::optional<VariableId> Id = knownVariable(D))
      destroy(D->getType(), Place{Place::Root::Variable, *Id, {}, {}},
              D->getLocation());
  }
}

void BodyBuilder::memberDestructors(const CXXDestructorDecl *D) {
  const CXXRecordDecl *Class = D->getParent();
  Place Self;
  Self.R = Place::Root::This;
  for (const FieldDecl *Field : Class->fields()) {
    Place P = Self;
    P.Path.push_back({Step::Kind::Field, memberName(Field), {}});
    destroy(Field->getType(), P, D->getLocation());
  }
  for (const CXXBaseSpecifier &Base : Class->bases())
    destroy(Base.getType(), Self, D->getLocation());
}

} // namespace poolwise
