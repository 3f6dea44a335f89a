//===- BodyBuilder.h - One function body to facts ---------------*- C++ -*-===//
//
// In:  the AST of one function. Out: its FunctionSummary.
//
// Walks the body once, in order of evaluation as far as it matters, and keeps
// the region it is in. The parts stand in files of their own:
//   Statements.cpp   regions, jumps, declarations, lifetimes
//   Exceptions.cpp   try, catch, throw
//   Expressions.cpp  which place an expression names
//   Operators.cpp    built-in operators, casts, assignment
//   Initialization.cpp  objects take their first value
//   Memory.cpp       variables, reads and writes, bindings
//   Calls.cpp        calls of every sort, arguments, lambdas
//   Loops.cpp        what a loop runs over
//   Updates.cpp      reductions
//   Candidates.cpp   where tasks may be
//
// Not handled: inline assembly (an unknown call).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_BODYBUILDER_H
#define POOLWISE_EXTRACT_BODYBUILDER_H

#include "BranchChance.h"
#include "ElementMembers.h"
#include "Names.h"
#include "Sources.h"
#include "poolwise/Summary/FunctionSummary.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/StmtOpenMP.h"

namespace poolwise {

/// What one translation unit's builders share.
struct Unit {
  clang::ASTContext &Context;
  Names &Name;
  Sources &Source;
  ElementMembers &Elements;
  /// Bodies found on the way (lambdas), to be summarised as well.
  std::vector<const clang::FunctionDecl *> Found;
  /// Holds for every candidate of the unit: a language standard too old.
  std::optional<std::string> LanguageObstacle;
  /// C++ standard: 11, 14...
  unsigned Standard = 20;
};

class BodyBuilder {
public:
  /// `F` may be null: a table has no function around it.
  BodyBuilder(Unit &U, const clang::FunctionDecl *F);
  FunctionSummary build();
  /// What a table of functions (a global array of records) holds, as a
  /// function that nobody calls.
  static FunctionSummary table(Unit &U, const clang::VarDecl *D);

private:
  //--- Statements.cpp ------------------------------------------------------//
  void overridden(const clang::CXXMethodDecl *Method);
  void parameters();
  void captures();
  void memberInitializers();
  void statement(const clang::Stmt *S);
  void compound(const clang::CompoundStmt *S);
  void declaration(const clang::DeclStmt *S);
  void variable(const clang::VarDecl *D, Range Alone);
  void decomposition(const clang::DecompositionDecl *D);
  void parallel(const clang::OMPExecutableDirective *S);
  /// What the clauses, and the loops shared out, give to each thread.
  std::vector<Place> privateOf(const clang::OMPExecutableDirective *S);
  void returnStatement(const clang::ReturnStmt *S);
  void jump(Jump::Kind K, clang::SourceLocation L, RegionId Target = NoId);
  /// Runs the destructors of the variables declared in one block.
  void endLifetimes(llvm::ArrayRef<const clang::VarDecl *> Variables);
  void memberDestructors(const clang::CXXDestructorDecl *D);

  RegionId openRegion(Region::Kind K, clang::SourceRange R);
  void closeRegion();

  //--- Branches.cpp --------------------------------------------------------//
  void ifStatement(const clang::IfStmt *S);
  Around around() const;
  void branch(const clang::Stmt *S, uint32_t Chance);
  void branchExpression(const clang::Expr *E);
  /// NoId: it runs as often as others.
  RegionId openArm(llvm::ArrayRef<const clang::Stmt *> Arm);

  //--- Exceptions.cpp ------------------------------------------------------//
  void tryStatement(const clang::CXXTryStmt *S);
  void throwException(const clang::CXXThrowExpr *E);

  //--- Expressions.cpp, Operators.cpp, Initialization.cpp, Memory.cpp ------//
  /// Emits the facts inside `E` and says what it yields.
  Value expression(const clang::Expr *E);
  Value unary(const clang::UnaryOperator *E);
  Value binary(const clang::BinaryOperator *E);
  Value cast(const clang::CastExpr *E);
  /// Sums and products of what the operands yield, as subscripts.
  Value arithmetic(const clang::BinaryOperator *E, Value L, Value R);
  Value computed(Computation::Op O, const Value &L, const Value &R,
                 clang::QualType T);
  Value sum(const Value &L, const Value &R, bool Minus, clang::QualType T);
  Value yieldOf(const clang::CXXMemberCallExpr *E);
  /// What a plain name, a member of one, a const method of such, or sums and
  /// products of these yield; emits no facts.
  Value plainValue(const clang::Expr *E);
  Value extremeOf(const clang::CallExpr *E);
  Value member(const clang::MemberExpr *E);
  Value fieldOf(const Value &Base, const clang::MemberExpr *E);
  void besideObject(const clang::Expr *Pointer);
  Value subscript(const clang::ArraySubscriptExpr *E);
  Value reference(const clang::DeclRefExpr *E);
  Value thisValue(clang::QualType T);
  /// Expressions without a rule of their own: their parts, in order.
  Value parts(const clang::Stmt *S);
  void access(Access::Kind K, const Place &P, clang::QualType T,
              clang::SourceLocation L);
  void bind(const Place &Target, Value From, clang::SourceLocation L);
  /// `Target = From` of a trivial type.
  void assign(const Value &Target, const Value &From, clang::QualType T,
              clang::SourceLocation L);
  /// Initialises the object `Target` from `Init`.
  Value initialize(const Place &Target, const clang::Expr *Init);
  Value initializeList(const Place &Target, const clang::InitListExpr *E);
  void bindReference(const Place &Target, const clang::Expr *Init);
  Place placeOf(const clang::ValueDecl *D);
  VariableId variableOf(const clang::VarDecl *D);
  std::optional<VariableId> knownVariable(const clang::VarDecl *D) const;

  //--- Tables.cpp ----------------------------------------------------------//
  void tableRecord(clang::QualType Record, std::vector<Argument> Members,
                   clang::SourceRange Text);
  /// `Target = From`, where `Target` may be a member of a library's record.
  void tableMember(const clang::Expr *Target, const Value &From,
                   clang::SourceRange Text);

  //--- Calls.cpp -----------------------------------------------------------//
  Value call(const clang::CallExpr *E);
  Value construct(const clang::CXXConstructExpr *E, const Place &Target);
  Value lambda(const clang::LambdaExpr *E);
  Value newObject(const clang::CXXNewExpr *E);
  void deleteObject(const clang::CXXDeleteExpr *E);
  void destroy(clang::QualType T, const Place &Object,
               clang::SourceLocation Where);
  CallId addCall(Call C, const clang::FunctionDecl *Callee,
                 clang::SourceRange Text);
  void addArguments(Call &C, const clang::FunctionDecl *Callee,
                    llvm::ArrayRef<const clang::Expr *> Arguments);
  void addTemplateFunctions(Call &C, const clang::FunctionDecl *Callee);
  Value resultOf(CallId Id, clang::QualType T);

  //--- Loops.cpp -----------------------------------------------------------//
  void forLoop(const clang::ForStmt *S);
  void rangeLoop(const clang::CXXForRangeStmt *S);
  void whileLoop(const clang::WhileStmt *S);
  void doLoop(const clang::DoStmt *S);
  void loopBody(const clang::Stmt *Body, RegionId Loop);
  LoopShape shapeOf(const clang::ForStmt *S);
  LoopShape shapeOf(const clang::WhileStmt *S, const clang::Stmt *Before);
  bool walksContainer(LoopShape &Shape, const clang::VarDecl *Iterator,
                      const clang::Expr *Condition);
  void stepByPlace(LoopShape &Shape, const clang::VarDecl *Counter,
                   const clang::Expr *Increment);
  bool boundOf(LoopShape &Shape, const clang::VarDecl *Counter,
               const clang::Expr *Condition);
  int64_t stepOf(const clang::VarDecl *Counter, const clang::Expr *Increment);
  void tripsOf(LoopShape &Shape) const;

  //--- Updates.cpp ---------------------------------------------------------//
  /// Recognises a reduction and records it; then the statement is walked with
  /// CurrentUpdate set, so that its accesses are marked.
  bool update(const clang::Stmt *S);

  //--- Candidates.cpp ------------------------------------------------------//
  void loopCandidate(RegionId Loop, const clang::Stmt *S,
                     const clang::Stmt *Body);
  void algorithmCandidate(CallId Id, const clang::CallExpr *E);
  /// Where runs of two or more call statements begin and end in a block.
  std::vector<std::pair<unsigned, unsigned>>
  runsOfCalls(llvm::ArrayRef<const clang::Stmt *> Block);
  void callsCandidate(llvm::ArrayRef<const clang::Stmt *> Run,
                      llvm::ArrayRef<RegionId> Regions);
  BodyStatement describe(const clang::Stmt *S);
  void addNames(Candidate &C, llvm::ArrayRef<const clang::Stmt *> Body);
  void addObstacles(Candidate &C, clang::SourceRange R, const Range &Text);

  Unit &U;
  const clang::FunctionDecl *F;
  /// What parts of nameless objects are made from: an address in one is known
  /// to whoever gets the object.
  std::vector<Value> Lost;
  FunctionSummary Out;
  RegionId Current = 0;
  /// Where break and continue lead: loops and switches.
  struct JumpScope {
    RegionId Region;
    bool IsLoop;
  };
  std::vector<JumpScope> Scopes;
  llvm::DenseMap<const clang::VarDecl *, VariableId> Variables;
  /// References and structured bindings: the place they stand for.
  llvm::DenseMap<const clang::ValueDecl *, Place> Aliases;
  /// Captured variables as seen in this lambda.
  llvm::DenseMap<const clang::ValueDecl *, VariableId> Captured;
  std::optional<VariableId> CapturedThis;
  /// Expressions whose value is known from outside: the element of a range-for.
  llvm::DenseMap<const clang::Expr *, Value> Given;
  /// Iterator loops that are open: iterator variable -> loop region.
  llvm::DenseMap<const clang::VarDecl *, RegionId> OpenIterators;
  /// What was recorded for a statement's top expression, for describe().
  llvm::DenseMap<const clang::Stmt *, CallId> CallOf;
  llvm::DenseMap<const clang::Stmt *, uint32_t> UpdateOf;
  /// Statements that stand in a block, not as the arm of an if or the like.
  llvm::DenseSet<const clang::Stmt *> InBlock;
  /// The block of the switch that was opened last: a declaration in it may be
  /// jumped over.
  const clang::Stmt *SwitchBody = nullptr;
  /// The statement before the one that is being walked, in its block.
  const clang::Stmt *Previous = nullptr;
  /// The expression that is a statement by itself, while it is walked.
  const clang::Expr *WholeStatement = nullptr;
  uint32_t CurrentUpdate = NoId;
  /// Accesses before this one belong to another statement, or call, of a body.
  size_t FirstOfPart = 0;
  /// Opens a part while it lives.
  struct Part {
    BodyBuilder &B;
    size_t Outer;
    explicit Part(BodyBuilder &B) : B(B), Outer(B.FirstOfPart) {
      if (B.Out.Regions[B.Current].K == Region::Kind::LoopBody)
        B.FirstOfPart = B.Out.Accesses.size();
    }
    ~Part() { B.FirstOfPart = Outer; }
    Part(const Part &) = delete;
  };
};

//--- Small questions about the AST -----------------------------------------//

/// The expression without parentheses, implicit casts, temporaries and
/// cleanups.
const clang::Expr *bare(const clang::Expr *E);
/// The variable that `E` names, or null.
const clang::VarDecl *namedVariable(const clang::Expr *E);
/// As a 64-bit number; what does not fit becomes the largest one.
int64_t numberOf(const llvm::APSInt &Number);
/// The constant that an integer expression is; else nothing known.
Value constantOr(const clang::Expr *E, const clang::ASTContext &Context);
Passing passingOf(clang::QualType T);
/// What places call a member. Members that share memory share a name: all of a
/// union, and neighbouring bit-fields.
std::string memberName(const clang::ValueDecl *Member);

} // namespace poolwise

#endif
