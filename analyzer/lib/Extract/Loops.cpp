//===- Loops.cpp - What a loop runs over ----------------------------------===//
//
// The condition and increment belong to the Loop region, what runs each round
// to the LoopBody below it. A shape is only a claim about the header; that the
// body leaves the induction variable and the bound alone is for Safety to
// prove.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"

using namespace clang;

namespace poolwise {

/// Does a jump of the body leave the loop before its condition does?
static bool mayEndEarly(const FunctionSummary &F, RegionId Body,
                        RegionId Loop) {
  return llvm::any_of(F.Jumps, [&](const Jump &J) {
    bool Leaves = J.K == Jump::Kind::Return || J.K == Jump::Kind::Goto ||
                  J.K == Jump::Kind::Throw ||
                  (J.K == Jump::Kind::Break && J.Target == Loop);
    return Leaves && F.isWithin(J.Region, Body);
  });
}

void BodyBuilder::loopBody(const Stmt *Body, RegionId Loop) {
  RegionId Opened = openRegion(Region::Kind::LoopBody, Body->getSourceRange());
  Scopes.push_back({Loop, true});
  const Stmt *OuterPrevious = Previous;
  Previous = nullptr;
  statement(Body);
  Previous = OuterPrevious;
  Scopes.pop_back();
  LoopShape &Shape = *Out.Regions[Loop].Loop;
  if (Shape.F == LoopShape::Form::Other && !Shape.Trips)
    Shape.MayEndEarly = mayEndEarly(Out, Opened, Loop);
  closeRegion();
}

namespace {
/// A number, and no character of a text or flag.
bool isNumber(QualType T, const ASTContext &Context) {
  T = T.getNonReferenceType();
  return T->isArithmeticType() && !T->isBooleanType() &&
         !Context.hasSameUnqualifiedType(T, Context.CharTy) &&
         !T->isWideCharType() && !T->isChar8Type() && !T->isChar16Type() &&
         !T->isChar32Type();
}

bool mentions(const Stmt *S, const VarDecl *D) {
  if (const auto *Name = dyn_cast<DeclRefExpr>(S))
    return Name->getDecl() == D;
  return llvm::any_of(S->children(), [&](const Stmt *Part) {
    return Part && mentions(Part, D);
  });
}

/// Is there a number in some array at an index that the counter is part of:
/// `pixels[y * width + x]`?
bool indexesNumbers(const Stmt *S, const VarDecl *Counter,
                    const ASTContext &Context) {
  const Expr *Index = nullptr;
  if (const auto *E = dyn_cast<ArraySubscriptExpr>(S))
    Index = E->getIdx();
  else if (const auto *E = dyn_cast<CXXOperatorCallExpr>(S);
           E && E->getOperator() == OO_Subscript && E->getNumArgs() == 2)
    Index = E->getArg(1);
  if (Index && isNumber(cast<Expr>(S)->getType(), Context) &&
      mentions(Index, Counter))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Part) {
    return Part && indexesNumbers(Part, Counter, Context);
  });
}
} // namespace

void BodyBuilder::forLoop(const ForStmt *S) {
  std::vector<const VarDecl *> Declared;
  if (const auto *Init = dyn_cast_or_null<DeclStmt>(S->getInit()))
    for (const Decl *D : Init->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        Declared.push_back(V);
  const Stmt *Before = Previous;
  statement(S->getInit());
  RegionId Loop = openRegion(Region::Kind::Loop, S->getSourceRange());
  LoopShape Shape = shapeOf(S);
  if (Before)
    Shape.PreviousStatement = U.Source.statement(Before);
  if (Shape.F == LoopShape::Form::Counted && Declared.size() == 1)
    Shape.OverNumbers =
        indexesNumbers(S->getBody(), Declared.front(), U.Context);
  Shape.Header = U.Source.isPlain({S->getForLoc(), S->getRParenLoc()})
                     ? U.Source.text({S->getForLoc(), S->getRParenLoc()})
                     : Range{};
  Out.Regions[Loop].Loop = Shape;
  statement(S->getConditionVariableDeclStmt());
  if (S->getCond())
    expression(S->getCond());
  if (S->getInc())
    expression(S->getInc());
  const VarDecl *Iterator = Declared.size() == 1 ? Declared[0] : nullptr;
  if (Shape.F == LoopShape::Form::Iterator)
    OpenIterators[Iterator] = Loop;
  loopBody(S->getBody(), Loop);
  if (Shape.F == LoopShape::Form::Iterator)
    OpenIterators.erase(Iterator);
  loopCandidate(Loop, S, S->getBody());
  closeRegion();
  endLifetimes(Declared);
}

namespace {
/// Inside `*__begin`, under copies and casts, the dereference itself.
const Expr *elementExpression(const Expr *Init) {
  while (Init) {
    Init = bare(Init);
    if (const auto *Unary = dyn_cast<UnaryOperator>(Init))
      return Unary->getOpcode() == UO_Deref ? Unary : nullptr;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Init))
      return Operator->getOperator() == OO_Star ? Operator : nullptr;
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    if (Construct && Construct->getNumArgs() >= 1)
      Init = Construct->getArg(0);
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Init))
      Init = Call->getImplicitObjectArgument(); // conversion operator
    else
      return nullptr;
  }
  return nullptr;
}
} // namespace

void BodyBuilder::rangeLoop(const CXXForRangeStmt *S) {
  const Stmt *Before = Previous;
  statement(S->getInit());
  const VarDecl *Element = S->getLoopVariable();
  const auto *RangeDecl =
      cast<VarDecl>(cast<DeclStmt>(S->getRangeStmt())->getSingleDecl());
  variable(RangeDecl, {});
  Value Over;
  Over.K = Value::Kind::Place;
  Over.P = placeOf(RangeDecl);
  Over.Type = U.Name.type(RangeDecl->getType());
  statement(S->getBeginStmt());
  statement(S->getEndStmt());

  RegionId Loop = openRegion(Region::Kind::Loop, S->getSourceRange());
  LoopShape Shape;
  Shape.F = LoopShape::Form::Range;
  Shape.Over = Over;
  if (Before)
    Shape.PreviousStatement = U.Source.statement(Before);
  if (U.Source.isPlain({S->getForLoc(), S->getRParenLoc()}) && !S->getInit())
    Shape.Header = U.Source.text({S->getForLoc(), S->getRParenLoc()});
  Shape.ElementText = U.Source.text(
      {Element->getBeginLoc(), S->getColonLoc().getLocWithOffset(-1)});
  Shape.OverText = U.Source.text(S->getRangeInit()->getSourceRange());
  if (const auto *Array = U.Context.getAsConstantArrayType(
          RangeDecl->getType().getNonReferenceType()))
    Shape.Trips = Array->getSize().getZExtValue();
  if (const auto *List =
          dyn_cast<CXXStdInitializerListExpr>(bare(S->getRangeInit())))
    if (const auto *Array =
            U.Context.getAsConstantArrayType(List->getSubExpr()->getType()))
      Shape.Trips = Array->getSize().getZExtValue();

  expression(S->getCond());
  expression(S->getInc());
  const Expr *Deref = elementExpression(Element->getInit());
  bool IsReference =
      Element->getType()->isReferenceType() && Deref && Deref->isLValue();
  // The dereference is part of walking the range, not of the round.
  if (Deref) {
    expression(Deref);
    Value V;
    V.K = Value::Kind::Place;
    V.P = {Place::Root::Element, Loop, {}, {}};
    V.Type = U.Name.type(Deref->getType());
    Given[Deref] = V;
  }
  Shape.ByReference = IsReference;
  // A character stays one, whatever it is taken for.
  Shape.OverNumbers =
      isNumber(Deref ? Deref->getType() : Element->getType(), U.Context);
  RegionId Header = Current;
  openRegion(Region::Kind::LoopBody, S->getBody()->getSourceRange());
  RegionId Body = Current;
  if (const auto *Parts = dyn_cast<DecompositionDecl>(Element)) {
    decomposition(Parts);
    // Of a reference too: it names the current element.
    Shape.Variable = variableOf(Parts);
  } else if (IsReference) {
    // Recorded for its name; it stands for the element itself.
    Shape.Variable = variableOf(Element);
    Aliases[Element] = {Place::Root::Element, Loop, {}, {}};
  } else {
    variable(Element, {});
    Shape.Variable = variableOf(Element);
  }
  Current = Header;
  Out.Regions[Loop].Loop = std::move(Shape);
  // The body's own region was opened for the element's initialisation.
  Current = Body;
  Scopes.push_back({Loop, true});
  const Stmt *OuterPrevious = Previous;
  Previous = nullptr;
  statement(S->getBody());
  Previous = OuterPrevious;
  Scopes.pop_back();
  endLifetimes(Element);
  closeRegion();
  loopCandidate(Loop, S, S->getBody());
  closeRegion();
}

void BodyBuilder::whileLoop(const WhileStmt *S) {
  const Stmt *Before = Previous;
  RegionId Loop = openRegion(Region::Kind::Loop, S->getSourceRange());
  LoopShape Shape = shapeOf(S, Before);
  if (Before)
    Shape.PreviousStatement = U.Source.statement(Before);
  SourceRange Header(S->getWhileLoc(), S->getRParenLoc());
  Shape.Header = U.Source.isPlain(Header) ? U.Source.text(Header) : Range{};
  bool IsIterator = Shape.F == LoopShape::Form::Iterator;
  Out.Regions[Loop].Loop = std::move(Shape);
  statement(S->getConditionVariableDeclStmt());
  expression(S->getCond());
  const VarDecl *Iterator = nullptr;
  if (IsIterator) {
    Iterator = cast<VarDecl>(cast<DeclStmt>(Before)->getSingleDecl());
    OpenIterators[Iterator] = Loop;
  }
  loopBody(S->getBody(), Loop);
  if (IsIterator)
    OpenIterators.erase(Iterator);
  loopCandidate(Loop, S, S->getBody());
  closeRegion();
}

void BodyBuilder::doLoop(const DoStmt *S) {
  // `do { ... } while (false)` is the macro idiom for one statement.
  Expr::EvalResult Condition;
  bool Once = S->getCond()->EvaluateAsInt(Condition, U.Context) &&
              Condition.Val.getInt().isZero();
  RegionId Loop = openRegion(Region::Kind::Loop, S->getSourceRange());
  LoopShape Shape;
  if (Once)
    Shape.Trips = 1;
  Out.Regions[Loop].Loop = Shape;
  loopBody(S->getBody(), Loop);
  expression(S->getCond());
  closeRegion();
}

} // namespace poolwise
