//===- SearchFirst.cpp ----------------------------------------------------===//

#include "SearchFirst.h"
#include "ArmMeaning.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace poolwise {

namespace {
using Tables = llvm::SmallVector<const ValueDecl *, 4>;

/// `if (p->id == id) return p->name;`
bool returnsWhatItFinds(const Stmt *Body) {
  return holdsFor(Body, /*InArms=*/true, [](const Stmt *S) {
    const auto *If = dyn_cast<IfStmt>(S);
    const auto *Return =
        dyn_cast_or_null<ReturnStmt>(If ? lastOf(If->getThen()) : nullptr);
    return Return && Return->getRetValue() && !isErrorArm(If->getThen());
  });
}

/// Globals and members that the head of a loop names.
void addTables(const Stmt *Head, Tables &Out) {
  holdsFor(Head, /*InArms=*/true, [&](const Stmt *S) {
    const auto *E = dyn_cast<Expr>(S);
    const ValueDecl *D = E ? namedObject(E) : nullptr;
    const auto *Variable = dyn_cast_or_null<VarDecl>(D);
    if (D && (!Variable || Variable->hasGlobalStorage()))
      Out.push_back(D);
    return false;
  });
}

/// The table of `table[i]`, `table[i]->next`.
const Expr *tableOf(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return tableOf(Element->getBase());
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getOperator() == OO_Subscript)
    return tableOf(Call->getArg(0));
  return E;
}

bool storesInto(const Stmt *S, const Tables &All) {
  auto IsTable = [&](const Expr *E) {
    const ValueDecl *D = namedObject(tableOf(E));
    return D && llvm::is_contained(All, D);
  };
  if (const auto *Assign = dyn_cast<BinaryOperator>(S))
    return Assign->getOpcode() == BO_Assign && IsTable(Assign->getLHS());
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S))
    return Call->getOperator() == OO_Equal && IsTable(Call->getArg(0));
  const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
  return Call && IsTable(Call->getImplicitObjectArgument()) &&
         hasWord(calleeName(Call),
                 {"insert", "emplace", "push", "append", "add"});
}
} // namespace

bool searchesFirst(const Stmt *Loop, llvm::ArrayRef<const Stmt *> Rest) {
  Tables All;
  const Stmt *Body = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(Loop)) {
    for (const Stmt *Head :
         {For->getInit(), static_cast<const Stmt *>(For->getCond())})
      addTables(Head, All);
    Body = For->getBody();
  } else if (const auto *Each = dyn_cast<CXXForRangeStmt>(Loop)) {
    addTables(Each->getRangeInit(), All);
    Body = Each->getBody();
  } else if (const auto *While = dyn_cast<WhileStmt>(Loop)) {
    addTables(While->getCond(), All);
    Body = While->getBody();
  }
  return !All.empty() && returnsWhatItFinds(Body) &&
         llvm::any_of(Rest, [&](const Stmt *Later) {
           return holdsFor(Later, /*InArms=*/true,
                           [&](const Stmt *S) { return storesInto(S, All); });
         });
}

} // namespace poolwise
