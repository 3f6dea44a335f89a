//===- Comparison.cpp -----------------------------------------------------===//

#include "Comparison.h"
#include "BodyBuilder.h"

using namespace clang;

namespace poolwise {

Comparison comparisonOf(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (const auto *Rewritten = dyn_cast_or_null<CXXRewrittenBinaryOperator>(E)) {
    auto Parts = Rewritten->getDecomposedForm();
    return {BinaryOperator::getOverloadedOperator(Parts.Opcode), Parts.LHS,
            Parts.RHS};
  }
  if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(E);
      Binary && Binary->isComparisonOp())
    return {BinaryOperator::getOverloadedOperator(Binary->getOpcode()),
            Binary->getLHS(), Binary->getRHS()};
  if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(E);
      Call && Call->isComparisonOp())
    return {Call->getOperator(), Call->getArg(0), Call->getArg(1)};
  return {};
}

const Expr *containerOf(const Expr *E, StringRef What) {
  E = E ? bare(E) : nullptr;
  while (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Construct->getNumArgs() < 1)
      return nullptr;
    E = bare(Construct->getArg(0)); // iterator to const_iterator
  }
  auto IsNamed = [&](const FunctionDecl *F) {
    if (!F || !F->getIdentifier())
      return false;
    StringRef Name = F->getName();
    return Name == What || (Name.consume_front("c") && Name == What);
  };
  if (const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E))
    return IsNamed(Call->getMethodDecl()) && Call->getNumArgs() == 0
               ? Call->getImplicitObjectArgument()
               : nullptr;
  if (const auto *Call = dyn_cast_or_null<CallExpr>(E))
    return IsNamed(Call->getDirectCallee()) && Call->getNumArgs() == 1
               ? Call->getArg(0)
               : nullptr;
  return nullptr;
}

} // namespace poolwise
