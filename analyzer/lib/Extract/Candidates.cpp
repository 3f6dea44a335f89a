//===- Candidates.cpp - Where tasks may be --------------------------------===//

#include "BodyBuilder.h"
#include "FusedSum.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace poolwise {

namespace {
/// The call (or construction) that a statement consists of, and the variable or
/// expression that takes its result.
struct CallStatement {
  const Expr *Call = nullptr;
  const VarDecl *Declared = nullptr;
  const Expr *Assigned = nullptr;
};

const Expr *topCall(const Expr *E) {
  while (E) {
    E = bare(E);
    // A result that is copied or moved into place.
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (Construct && Construct->getNumArgs() >= 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else
      break;
  }
  return E && isa<CallExpr>(E) &&
                 !isa<CXXOperatorCallExpr, UserDefinedLiteral>(E)
             ? E
             : nullptr;
}

CallStatement callStatement(const Stmt *S) {
  if (const auto *Decl = dyn_cast<DeclStmt>(S)) {
    const auto *V = Decl->isSingleDecl()
                        ? dyn_cast<VarDecl>(Decl->getSingleDecl())
                        : nullptr;
    if (!V || !V->hasInit() || V->isStaticLocal() || isa<DecompositionDecl>(V))
      return {};
    return {topCall(V->getInit()), V, nullptr};
  }
  const auto *E = dyn_cast<Expr>(S);
  if (!E)
    return {};
  E = bare(E);
  if (const auto *Assign = dyn_cast<BinaryOperator>(E);
      Assign && Assign->getOpcode() == BO_Assign)
    return {topCall(Assign->getRHS()), nullptr, Assign->getLHS()};
  if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E);
      Assign && Assign->getOperator() == OO_Equal)
    return {topCall(Assign->getArg(1)), nullptr, Assign->getArg(0)};
  return {topCall(E), nullptr, nullptr};
}

/// Macro uses that would be cut apart, and preprocessor branches, are looked
/// for in the tokens; here: does any statement of the body come out of a macro
/// in a way that hides control flow?
class MacroControlFlow : public RecursiveASTVisitor<MacroControlFlow> {
public:
  SourceLocation Found;
  bool VisitStmt(Stmt *S) {
    if (isa<ContinueStmt, ReturnStmt, BreakStmt, GotoStmt>(S) &&
        S->getBeginLoc().isMacroID() && Found.isInvalid())
      Found = S->getBeginLoc();
    return true;
  }
};
} // namespace

std::vector<std::pair<unsigned, unsigned>>
BodyBuilder::runsOfCalls(llvm::ArrayRef<const Stmt *> Block) {
  std::vector<std::pair<unsigned, unsigned>> Runs;
  for (unsigned I = 0; I < Block.size();) {
    unsigned End = I;
    while (End < Block.size() && callStatement(Block[End]).Call)
      ++End;
    if (End - I >= 2)
      Runs.push_back({I, End});
    I = std::max(End, I + 1);
  }
  return Runs;
}

BodyStatement BodyBuilder::describe(const Stmt *S) {
  BodyStatement B;
  B.Text = U.Source.statement(S);
  if (auto It = UpdateOf.find(S); It != UpdateOf.end()) {
    B.K = BodyStatement::Kind::Update;
    B.UpdateIndex = It->second;
    return B;
  }
  CallStatement C = callStatement(S);
  if (C.Call)
    if (auto It = CallOf.find(C.Call); It != CallOf.end())
      B.CallIndex = It->second;
  if (B.CallIndex == NoId)
    return B;
  if (C.Declared) {
    B.K = BodyStatement::Kind::Declaration;
    B.Variable = knownVariable(C.Declared).value_or(NoId);
    B.NameText =
        U.Source.text({C.Declared->getLocation(), C.Declared->getLocation()});
    if (C.Declared->getTypeSourceInfo())
      B.TypeText = U.Source.text(
          C.Declared->getTypeSourceInfo()->getTypeLoc().getSourceRange());
    B.ValueText = U.Source.text(C.Declared->getInit()->getSourceRange());
    B.TypeIsValueType = U.Context.hasSameUnqualifiedType(C.Declared->getType(),
                                                         C.Call->getType()) &&
                        !C.Declared->getType()->isReferenceType();
    B.IsConst = C.Declared->getType().isConstQualified();
  } else if (C.Assigned) {
    B.K = BodyStatement::Kind::Assignment;
    if (const VarDecl *D = namedVariable(C.Assigned)) {
      B.Target = placeOf(D);
      B.Variable = knownVariable(D).value_or(NoId);
    }
    B.NameText = U.Source.text(C.Assigned->getSourceRange());
    B.ValueText = U.Source.text(C.Call->getSourceRange());
  } else {
    B.K = BodyStatement::Kind::Call;
    B.ValueText = U.Source.text(C.Call->getSourceRange());
  }
  return B;
}

void BodyBuilder::addObstacles(Candidate &C, SourceRange R, const Range &Text) {
  C.Standard = U.Standard;
  if (U.LanguageObstacle)
    C.Obstacles.push_back({*U.LanguageObstacle, C.Where});
  if (!U.Source.isPlain(R))
    C.Obstacles.push_back({"it comes out of a macro", C.Where});
  else if (U.Source.hasDirective(Text))
    C.Obstacles.push_back(
        {"a preprocessor directive stands inside: other configurations were "
         "not seen",
         C.Where});
}

static constexpr char FusedWords[] =
    "the target multiplies and adds in one operation, and a sum might be "
    "rounded otherwise in other code; -ffp-contract=off rounds it twice";

void BodyBuilder::loopCandidate(RegionId Loop, const Stmt *S,
                                const Stmt *Body) {
  LoopShape &Shape = *Out.Regions[Loop].Loop;
  if (Shape.F == LoopShape::Form::Other)
    return;
  const auto *Block = dyn_cast<CompoundStmt>(Body);
  Shape.Braced = Block != nullptr;
  Shape.Body = Block ? (U.Source.isPlain(Body->getSourceRange())
                            ? U.Source.text(Body->getSourceRange())
                            : Range{})
                     : U.Source.statement(Body);
  Candidate C;
  C.S = Candidate::Site::Loop;
  C.Region = Loop;
  C.Where = U.Source.locate(S->getBeginLoc());
  C.EndLine = U.Source.endLine(S->getEndLoc());
  llvm::SmallVector<const Stmt *> Statements;
  if (Block)
    Statements.append(Block->body_begin(), Block->body_end());
  else
    Statements.push_back(Body);
  for (const Stmt *Statement : Statements)
    C.Statements.push_back(describe(Statement));
  addNames(C, Statements);
  C.InBlock = InBlock.contains(S);
  addObstacles(C, S->getSourceRange(), U.Source.text(S->getSourceRange()));
  if (!Shape.Header.isValid() || !Shape.Body.isValid())
    C.Obstacles.push_back({"its text does not stand in one piece", C.Where});
  MacroControlFlow Hidden;
  Hidden.TraverseStmt(const_cast<Stmt *>(Body));
  if (Hidden.Found.isValid())
    C.Obstacles.push_back(
        {"a macro in the body jumps", U.Source.locate(Hidden.Found)});
  if (SourceLocation Sum = fusedSum(U.Context, S, Body); Sum.isValid())
    C.Obstacles.push_back({FusedWords, U.Source.locate(Sum)});
  Out.Candidates.push_back(std::move(C));
}

void BodyBuilder::algorithmCandidate(CallId Id, const CallExpr *E) {
  const Call &Made = Out.Calls[Id];
  if (!Made.InSystemHeader || Made.Arguments.size() < 2)
    return;
  bool HasCallable = llvm::any_of(Made.Arguments, [](const Argument &A) {
    return A.V.K == Value::Kind::Lambda || A.V.K == Value::Kind::Function;
  });
  if (!HasCallable)
    return;
  Candidate C;
  C.S = Candidate::Site::Algorithm;
  C.AlgorithmCall = Id;
  C.Region = Current;
  C.Where = U.Source.locate(E->getBeginLoc());
  C.EndLine = U.Source.endLine(E->getEndLoc());
  if (E == WholeStatement)
    C.StatementText = U.Source.statement(E);
  addObstacles(C, E->getSourceRange(), U.Source.text(E->getSourceRange()));
  // Its sum becomes the pool's; what other algorithms call stays whole.
  if (Made.Name == "std::accumulate")
    if (SourceLocation Sum =
            fusedFold(U.Context, E->getArg(E->getNumArgs() - 1));
        Sum.isValid())
      C.Obstacles.push_back({FusedWords, U.Source.locate(Sum)});
  Out.Candidates.push_back(std::move(C));
}

void BodyBuilder::callsCandidate(llvm::ArrayRef<const Stmt *> Run,
                                 llvm::ArrayRef<RegionId> Regions) {
  Candidate C;
  C.S = Candidate::Site::Calls;
  C.Region = Current;
  C.Where = U.Source.locate(Run.front()->getBeginLoc());
  C.EndLine = U.Source.endLine(Run.back()->getEndLoc());
  for (unsigned I = 0; I != Run.size(); ++I) {
    C.Statements.push_back(describe(Run[I]));
    C.Statements.back().Region = Regions[I];
  }
  Range First = U.Source.statement(Run.front());
  Range Last = U.Source.statement(Run.back());
  Range All = First.isValid() && Last.isValid() && First.File == Last.File
                  ? Range{First.File, First.Begin, Last.End}
                  : Range{};
  addObstacles(C, {Run.front()->getBeginLoc(), Run.back()->getEndLoc()}, All);
  Out.Candidates.push_back(std::move(C));
}

} // namespace poolwise
