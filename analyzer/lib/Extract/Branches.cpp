//===- Branches.cpp - Arms that may run -----------------------------------===//
//
// In:  branches. Out: a region for each arm, with how likely it runs and
//      whether it ends by throwing or by ending the program.
//
//===----------------------------------------------------------------------===//

#include "ArmMeaning.h"
#include "BodyBuilder.h"
#include "BranchChance.h"

using namespace clang;

namespace poolwise {

static bool endsInThrow(const Stmt *S, unsigned Depth);

/// Its body ends by one that does not return: `void die() { clean(); exit(1);
/// }`.
static bool neverReturns(const FunctionDecl *F, unsigned Depth) {
  constexpr unsigned Deep = 3;
  if (F->isNoReturn())
    return true;
  const FunctionDecl *Definition = nullptr;
  return Depth < Deep && F->getReturnType()->isVoidType() &&
         F->hasBody(Definition) && !Definition->isDependentContext() &&
         endsInThrow(Definition->getBody(), Depth + 1);
}

/// Makes an object that ends the program when it goes, as each run of `S` does:
/// `Fatal(file, line).stream() << text`.
static bool makesLastWords(const Stmt *S) {
  if (!S || isa<LambdaExpr, AbstractConditionalOperator>(S))
    return false;
  if (const auto *Logical = dyn_cast<BinaryOperator>(S);
      Logical && Logical->isLogicalOp())
    return makesLastWords(Logical->getLHS());
  if (const auto *Made = dyn_cast<CXXBindTemporaryExpr>(S))
    if (const CXXRecordDecl *Class = Made->getType()->getAsCXXRecordDecl();
        Class && Class->hasDefinition() && Class->isAnyDestructorNoReturn())
      return true;
  return llvm::any_of(S->children(), makesLastWords);
}

static bool endsInThrow(const Stmt *S, unsigned Depth) {
  while (const auto *Compound = dyn_cast_or_null<CompoundStmt>(S)) {
    // `{ LOG(FATAL) << text; return nullptr; }`
    if (llvm::any_of(Compound->body(), [](const Stmt *Part) {
          return isa<Expr>(Part) && makesLastWords(Part);
        }))
      return true;
    S = Compound->body_empty() ? nullptr : Compound->body_back();
  }
  const auto *E = dyn_cast_or_null<Expr>(S);
  if (!E)
    return false;
  if (makesLastWords(E))
    return true;
  E = bare(E);
  if (const auto *Comma = dyn_cast<BinaryOperator>(E);
      Comma && Comma->getOpcode() == BO_Comma) // `ok || (fail(), 0)`
    return endsInThrow(Comma->getLHS(), Depth) ||
           endsInThrow(Comma->getRHS(), Depth);
  if (isa<CXXThrowExpr>(E))
    return true;
  const auto *C = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = C ? C->getDirectCallee() : nullptr;
  return Callee && (neverReturns(Callee, Depth) || soundsFatal(calleeName(E)));
}

Around BodyBuilder::around() const {
  return {U.Context, F && F->getIdentifier() && soundsMoving(F->getName())};
}

void BodyBuilder::ifStatement(const IfStmt *S) {
  statement(S->getInit());
  statement(S->getConditionVariableDeclStmt());
  if (S->isConsteval()) {
    if (const Stmt *Runtime =
            S->isNegatedConsteval() ? S->getThen() : S->getElse())
      statement(Runtime);
    return;
  }
  if (S->isConstexpr())
    if (std::optional<const Stmt *> Taken = S->getNondiscardedCase(U.Context)) {
      statement(*Taken);
      return;
    }
  expression(S->getCond());
  uint32_t Then = chanceOfThen(S, around());
  branch(S->getThen(), Then);
  if (S->getElse())
    branch(S->getElse(), 100 - Then);
}

void BodyBuilder::branch(const Stmt *S, uint32_t Chance) {
  openRegion(Region::Kind::Branch, S->getSourceRange());
  Out.Regions[Current].Cold = endsInThrow(S, 0);
  Out.Regions[Current].Chance = Chance;
  const Stmt *OuterPrevious = Previous;
  Previous = nullptr;
  statement(S);
  Previous = OuterPrevious;
  closeRegion();
}

/// Of a case, or behind a label.
RegionId BodyBuilder::openArm(llvm::ArrayRef<const Stmt *> Arm) {
  std::optional<uint32_t> Chance = chanceOfArm(Arm);
  bool Ends = llvm::any_of(
      Arm, [](const Stmt *S) { return endsInThrow(unlabelled(S), 0); });
  if (!Chance && !Ends)
    return NoId;
  RegionId Opened =
      openRegion(Region::Kind::Branch,
                 {Arm.front()->getBeginLoc(), Arm.back()->getEndLoc()});
  Out.Regions[Opened].Cold = Ends;
  Out.Regions[Opened].Chance = Chance.value_or(50);
  return Opened;
}

void BodyBuilder::branchExpression(const Expr *E) {
  openRegion(Region::Kind::Branch, E->getSourceRange());
  Out.Regions[Current].Cold = endsInThrow(E, 0);
  expression(E);
  closeRegion();
}

} // namespace poolwise
