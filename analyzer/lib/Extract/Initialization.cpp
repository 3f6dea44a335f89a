//===- Initialization.cpp - Objects take their first value ----------------===//

#include "BodyBuilder.h"
#include "PlaceSteps.h"

using namespace clang;

namespace poolwise {

/// A temporary. What `new` makes has the call for a name.
static bool isNameless(const Place &P) {
  return P.R == Place::Root::Fresh && P.Id == NoId;
}

static bool isFunction(const Value &V) {
  return V.K == Value::Kind::Function || V.K == Value::Kind::Lambda;
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
  if (!isNameless(Target))
    bind(Target, V, Init->getExprLoc());
  else
    Lost.push_back(V);
  return V;
}

/// A member that is a reference names what it is bound to as a pointer would.
void BodyBuilder::bindReference(const Place &Target, const Expr *Init) {
  Value V = expression(Init);
  if (V.K == Value::Kind::Place) {
    if (!V.P.Path.empty() && V.P.Path.back().K == Step::Kind::Deref)
      V.P.Path.pop_back();
    else
      V.P = withStep(std::move(V.P), Step::Kind::Address);
  }
  if (!isNameless(Target))
    bind(Target, V, Init->getExprLoc());
  else
    Lost.push_back(std::move(V));
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
  std::vector<Argument> Members;
  for (unsigned I = 0; I != E->getNumInits(); ++I) {
    Place P = Target;
    if (!isNameless(P) && I >= Bases) {
      if (I - Bases < Fields.size()) {
        const FieldDecl *Field = Fields[I - Bases];
        P = withStep(std::move(P), Step::Kind::Field, memberName(Field));
      } else if (E->getType()->isArrayType())
        P = withStep(std::move(P), Step::Kind::Index, {},
                     {true, NoId, int64_t(I)});
    }
    bool IsReference = I >= Bases && I - Bases < Fields.size() &&
                       Fields[I - Bases]->getType()->isReferenceType();
    Members.emplace_back();
    Members.back().Text = U.Source.text(E->getInit(I)->getSourceRange());
    if (IsReference) {
      bindReference(P, E->getInit(I));
      continue;
    }
    Members.back().V = initialize(P, E->getInit(I));
    // Where the object goes may not be known, but which member it is.
    if (isNameless(Target) && I >= Bases && I - Bases < Fields.size() &&
        isFunction(Members.back().V)) {
      Place Anywhere;
      Anywhere.Path.push_back(
          {Step::Kind::Field, memberName(Fields[I - Bases]), {}});
      bind(Anywhere, Members.back().V, E->getInit(I)->getExprLoc());
    }
  }
  if (Record && U.Source.isSystem(Record->getLocation()))
    tableRecord(E->getType(), std::move(Members), E->getSourceRange());
  return {};
}

} // namespace poolwise
