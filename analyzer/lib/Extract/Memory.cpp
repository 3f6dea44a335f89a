//===- Memory.cpp - Variables, accesses, bindings -------------------------===//

#include "BodyBuilder.h"
#include "PlaceSteps.h"
#include "clang/AST/Attr.h"

using namespace clang;

namespace poolwise {

std::string memberName(const ValueDecl *Member) {
  const auto *Field = dyn_cast<FieldDecl>(Member);
  if (Field && Field->getParent()->isUnion())
    return "(union)";
  if (Field && Field->isBitField())
    return "(bit-fields)";
  return Member->getNameAsString();
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
    V.IsRestrict = D->getType().isRestrictQualified();
    V.IsThreadLocal = D->getTLSKind() != VarDecl::TLS_None;
    // What becomes of it can be seen outside.
    V.AddressTaken = D->getType().isVolatileQualified();
    V.Region = Current;
    V.Where = U.Source.locate(D->getLocation());
    Out.Variables.push_back(std::move(V));
  }
  return It->second;
}

/// A number that nothing may write, or an array of such: as good as a literal.
/// That of a static local may come from who calls first.
static bool isConstantNumber(const VarDecl *V, const ASTContext &Context) {
  if (V->isStaticLocal() && !V->hasConstantInitialization())
    return false;
  QualType Element = Context.getBaseElementType(V->getType());
  return Element.isConstQualified() && !Element.isVolatileQualified() &&
         Element->isArithmeticType();
}

/// Everything that the constant points at is a string literal.
static bool pointsAtLiterals(const APValue &V) {
  switch (V.getKind()) {
  case APValue::LValue:
    return V.isNullPointer() || isa_and_nonnull<StringLiteral>(
                                    V.getLValueBase().dyn_cast<const Expr *>());
  case APValue::Array: {
    for (unsigned I = 0; I != V.getArrayInitializedElts(); ++I)
      if (!pointsAtLiterals(V.getArrayInitializedElt(I)))
        return false;
    return !V.hasArrayFiller() || pointsAtLiterals(V.getArrayFiller());
  }
  case APValue::Struct: {
    for (unsigned I = 0; I != V.getStructNumBases(); ++I)
      if (!pointsAtLiterals(V.getStructBase(I)))
        return false;
    for (unsigned I = 0; I != V.getStructNumFields(); ++I)
      if (!pointsAtLiterals(V.getStructField(I)))
        return false;
    return true;
  }
  case APValue::Int:
  case APValue::Float:
  case APValue::None:
  case APValue::Indeterminate:
    return true;
  default:
    return false;
  }
}

/// More is a table that takes long to look through.
constexpr unsigned MaxLiteralBytes = 4096;

/// `const char *const names[] = {...}`, `constexpr std::string_view stop`:
/// texts that nothing may write.
static bool isConstantText(const VarDecl *V, const ASTContext &Context) {
  QualType Element = Context.getBaseElementType(V->getType());
  if (!Element.isConstQualified() || Element.isVolatileQualified() ||
      Element->isReferenceType() || V->isInvalidDecl() ||
      V->getType()->isDependentType() || V->getType()->isIncompleteType())
    return false;
  bool IsText = (Element->isPointerType() &&
                 Element->getPointeeType()->isAnyCharacterType()) ||
                (V->isConstexpr() && Element->isLiteralType(Context) &&
                 Element->isRecordType());
  if (!IsText || !V->getInit() || V->getInit()->isValueDependent() ||
      Context.getTypeSize(V->getType()) / 8 > MaxLiteralBytes ||
      !V->hasConstantInitialization() ||
      !Element.isConstantStorage(Context, /*ExcludeCtor=*/true,
                                 /*ExcludeDtor=*/true))
    return false;
  const APValue *Known = V->evaluateValue();
  return Known && pointsAtLiterals(*Known);
}

static bool isOfThread(const VarDecl *V) {
  return V->getTLSKind() != VarDecl::TLS_None ||
         V->hasAttr<OMPThreadPrivateDeclAttr>();
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
  if (V->hasGlobalStorage() &&
      (isConstantNumber(V, U.Context) || isConstantText(V, U.Context)))
    return {Place::Root::Constant, NoId, {}, {}};
  if (V->hasGlobalStorage()) {
    Place Global{Place::Root::Global,
                 NoId,
                 (isOfThread(V) ? "thread:" : "") + U.Name.usr(V),
                 {}};
    // What it was bound to may have other names, too.
    return V->getType()->isReferenceType()
               ? withStep(std::move(Global), Step::Kind::Deref)
               : Global;
  }
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
  // What else the statement reads may be the target by another name.
  if (CurrentUpdate != NoId && Out.Updates[CurrentUpdate].Target == P)
    A.Update = CurrentUpdate;
  A.Region = Current;
  // The first of equal accesses in a region stands for all; a branch that
  // reads `i` ten times says nothing more than one that reads it once. Of a
  // loop's body each statement, and each call, has its own.
  for (size_t I = Out.Accesses.size();
       I > FirstOfPart && Out.Accesses[I - 1].Region == Current; --I) {
    const Access &Seen = Out.Accesses[I - 1];
    if (Seen.K == K && Seen.Update == A.Update && Seen.P == P)
      return;
  }
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

} // namespace poolwise
