#include "BranchChance.h"
#include "ArmMeaning.h"
#include "ConditionChance.h"
#include "SearchFirst.h"

using namespace clang;
namespace poolwise {

namespace {
constexpr double LeavingIsRare = 0.72;
// Our own: buffers take many items each time, what is kept is found again.
constexpr double ErrorArm = 0.001, BufferArm = 0.001, KeepingArm = 0.05,
                 CacheArm = 0.01;

/// Two independent hints at the same thing.
double both(double A, double B) { return A * B / (A * B + (1 - A) * (1 - B)); }

uint32_t percent(double Chance) {
  return std::clamp(uint32_t(Chance * 100 + 0.5), 1u, 99u);
}

/// `if (!Table) Table = makeTable();`: once in the life of a global, else once
/// of each object. `if (!found) { make(); insert(); }`: once for each key.
std::optional<double> chanceOfFirstUse(const IfStmt *S, ASTContext &Context) {
  NothingTest Test = testForNothing(S->getCond(), Context);
  const Stmt *Arm = Test.WhenFalse ? S->getElse() : S->getThen();
  if (!Test.Is || !Arm)
    return std::nullopt;
  std::optional<double> Arms;
  const auto *Variable = dyn_cast_or_null<VarDecl>(Test.Of);
  if (Test.Of && assigns(Arm, Test.Of)) {
    if (Variable && Variable->hasGlobalStorage())
      Arms = 1 - Told;
    else if (!Variable)
      Arms = KeepingArm;
  }
  if (!Arms && keepsResult(Arm) && !keepsResult(S->getCond()))
    Arms = fillsCache(Arm) ? CacheArm : KeepingArm;
  if (Arms && Test.WhenFalse)
    Arms = 1 - *Arms;
  return Arms;
}

void countCases(const Stmt *S, unsigned &Cases) {
  if (const auto *Case = dyn_cast<SwitchCase>(S)) {
    // `case 1: case 2:` is one.
    Cases += !isa<SwitchCase>(Case->getSubStmt());
    return countCases(Case->getSubStmt(), Cases);
  }
  for (const Stmt *Part : S->children())
    if (Part && !isa<SwitchStmt>(Part))
      countCases(Part, Cases);
}

/// One of two arms seldom runs, whatever the condition looks like.
std::optional<double> chanceByArms(bool Then, bool Else, double Seldom) {
  if (Then == Else)
    return std::nullopt;
  return Then ? Seldom : 1 - Seldom;
}

/// `if (t == A) a(); else if (t == B) b(); else fail();`: one of two. Of how
/// many, from this one on; 0: no such chain.
unsigned casesOfChain(const IfStmt *S) {
  const ValueDecl *Of = comparedForEquality(S->getCond());
  unsigned Cases = 0;
  const Stmt *Last = S;
  for (; const auto *If = dyn_cast_or_null<IfStmt>(Last); ++Cases) {
    if (!Of || comparedForEquality(If->getCond()) != Of)
      return 0;
    Last = If->getElse();
  }
  return Last && isErrorArm(Last) ? Cases : 0;
}

double chanceOf(const IfStmt *S, const Around &In) {
  const Stmt *Then = S->getThen(), *Else = S->getElse();
  Stmt::Likelihood Said = Stmt::getLikelihood(Then, Else);
  if (Said != Stmt::LH_None)
    return Said == Stmt::LH_Likely ? Told : 1 - Told;
  bool IsReadable =
      !S->getConditionVariable() && !S->getCond()->isInstantiationDependent();
  if (unsigned Cases = casesOfChain(S); Cases > 1)
    return 1.0 / Cases;
  if (auto ByError = chanceByArms(isErrorArm(Then), isErrorArm(Else), ErrorArm))
    return *ByError;
  if (IsReadable) {
    if (auto FirstUse = chanceOfFirstUse(S, In.Context))
      return *FirstUse;
    if (!In.MovesBuffer && comparesFill(S->getCond()))
      if (auto ByBuffer =
              chanceByArms(movesBuffer(Then), movesBuffer(Else), BufferArm))
        return *ByBuffer;
  }
  double Chance = 0.5;
  if (const VarDecl *Declared = S->getConditionVariable())
    Chance = Declared->getType()->isPointerType() ? NullIsRare : 0.5;
  else if (IsReadable)
    Chance = chanceOfCondition(S->getCond(), In.Context);
  bool ThenLeaves = leaves(Then) && !endsWell(Then),
       ElseLeaves = leaves(Else) && !endsWell(Else);
  if (ThenLeaves != ElseLeaves)
    Chance = both(Chance, ThenLeaves ? 1 - LeavingIsRare : LeavingIsRare);
  return Chance;
}
} // namespace

uint32_t chanceOfThen(const IfStmt *S, const Around &In) {
  return percent(chanceOf(S, In));
}

std::optional<uint32_t> chanceOfRest(const Stmt *S,
                                     llvm::ArrayRef<const Stmt *> Rest,
                                     const Around &In) {
  if (searchesFirst(S, Rest))
    return percent(KeepingArm);
  const auto *If = dyn_cast<IfStmt>(S);
  if (If && !In.MovesBuffer && !If->getElse() && !If->getConditionVariable() &&
      !If->getCond()->isInstantiationDependent() &&
      comparesFill(If->getCond()) && leaves(If->getThen()) &&
      !isErrorArm(If->getThen()) && movesBuffer(Rest.front()))
    return percent(BufferArm);
  return std::nullopt;
}

uint32_t chanceOfRight(const BinaryOperator *E, const Around &In) {
  if (E->isInstantiationDependent())
    return percent(0.5);
  if (!In.MovesBuffer && comparesFill(E->getLHS()) && movesBuffer(E->getRHS()))
    return percent(BufferArm);
  if (isErrorArm(E->getRHS()))
    return percent(ErrorArm);
  double Left = chanceOfCondition(E->getLHS(), In.Context);
  return percent(E->getOpcode() == BO_LAnd ? Left : 1 - Left);
}

uint32_t chanceOfTrue(const AbstractConditionalOperator *E, const Around &In) {
  if (E->isInstantiationDependent())
    return percent(0.5);
  if (auto ByError = chanceByArms(isErrorArm(E->getTrueExpr()),
                                  isErrorArm(E->getFalseExpr()), ErrorArm))
    return percent(*ByError);
  if (!In.MovesBuffer && comparesFill(E->getCond()))
    if (auto ByBuffer = chanceByArms(movesBuffer(E->getTrueExpr()),
                                     movesBuffer(E->getFalseExpr()), BufferArm))
      return percent(*ByBuffer);
  return percent(chanceOfCondition(E->getCond(), In.Context));
}

std::optional<uint32_t> chanceOfArm(llvm::ArrayRef<const Stmt *> Arm) {
  const auto *Label = dyn_cast<LabelStmt>(Arm.front());
  if (Label && chanceByName(Label->getName()) < 0.5)
    return percent(ErrorArm);
  for (const Stmt *S : Arm) {
    S = unlabelled(S);
    if (!isa<ReturnStmt>(S) && isErrorArm(S))
      return percent(ErrorArm);
  }
  if (Label)
    return percent(1 - LeavingIsRare);
  return std::nullopt;
}

uint32_t chanceOfCase(const SwitchStmt *S) {
  unsigned Cases = 0;
  countCases(S->getBody(), Cases);
  return percent(1.0 / std::max(Cases, 1u));
}

} // namespace poolwise
