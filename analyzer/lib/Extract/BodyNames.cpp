//===- BodyNames.cpp - What statements of a body hand to later ones -------===//
//
// In:  the top-level statements of a loop's body. Out: which names each
//      declares, and whose names it uses.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "PlainValue.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include <set>

using namespace clang;

namespace poolwise {

namespace {
using StatementOf = llvm::DenseMap<const Decl *, uint32_t>;

/// The statements whose names stand in this one.
class UsedNames : public RecursiveASTVisitor<UsedNames> {
public:
  explicit UsedNames(const StatementOf &Declared) : Declared(Declared) {}
  std::set<uint32_t> Found;

  bool shouldVisitImplicitCode() const { return true; }
  bool shouldVisitLambdaBody() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (auto It = Declared.find(E->getDecl()); It != Declared.end())
      Found.insert(It->second);
    return true;
  }
  /// Types, labels: what a statement declares besides variables.
  bool VisitTagTypeLoc(TagTypeLoc T) {
    if (auto It = Declared.find(T.getDecl()); It != Declared.end())
      Found.insert(It->second);
    return true;
  }

private:
  const StatementOf &Declared;
};
} // namespace

/// A reference is one to what existed before, unless to a temporary of its own.
static bool namesAnother(const VarDecl &V) {
  const Expr *Init = V.getInit();
  if (const auto *Whole = dyn_cast_or_null<ExprWithCleanups>(Init))
    Init = Whole->getSubExpr();
  return V.getType()->isReferenceType() &&
         !isa_and_nonnull<MaterializeTemporaryExpr>(Init);
}

void BodyBuilder::addNames(Candidate &C, llvm::ArrayRef<const Stmt *> Body) {
  StatementOf Declared;
  for (uint32_t I = 0; I != Body.size(); ++I) {
    BodyStatement &B = C.Statements[I];
    UsedNames Used(Declared);
    Used.TraverseStmt(const_cast<Stmt *>(Body[I]));
    B.Uses.assign(Used.Found.begin(), Used.Found.end());
    const auto *Statement = dyn_cast<DeclStmt>(Body[I]);
    if (!Statement)
      continue;
    for (const Decl *D : Statement->decls()) {
      Declared[D] = I;
      DeclaredName Name;
      if (const auto *Named = dyn_cast<NamedDecl>(D))
        Name.Name = Named->getNameAsString();
      if (const auto *Parts = dyn_cast<DecompositionDecl>(D)) {
        QualType Whole = Parts->getType();
        for (const BindingDecl *Part : Parts->bindings()) {
          Declared[Part] = I;
          Name.Name = Part->getNameAsString();
          Name.IsPlainValue = !Whole->isReferenceType() &&
                              isPlainValue(Whole) &&
                              isPlainValue(Part->getType());
          Name.IsConst = Whole.isConstQualified();
          B.Declares.push_back(Name);
        }
        continue;
      }
      if (const auto *V = dyn_cast<VarDecl>(D);
          V && V->isLocalVarDecl() && !V->isStaticLocal()) {
        Name.Variable = knownVariable(V).value_or(NoId);
        Name.IsPlainValue = !namesAnother(*V) &&
                            isPlainValue(V->getType().getNonReferenceType());
        Name.IsConst = V->getType().getNonReferenceType().isConstQualified();
        if (Statement->isSingleDecl()) {
          Name.NameText = U.Source.text({V->getLocation(), V->getLocation()});
          if (V->getInit() && V->getInitStyle() == VarDecl::CInit)
            Name.ValueText = U.Source.text(V->getInit()->getSourceRange());
        }
      }
      B.Declares.push_back(std::move(Name));
    }
  }
}

} // namespace poolwise
