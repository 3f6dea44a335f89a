//===- Tables.cpp - Functions that stand in a table -----------------------===//
//
// In:  a global variable whose initialiser holds functions in records of a
//      library: `PyMethodDef Methods[] = {{"f", f, ...}, ...}`.
// Out: a summary of a function that nobody calls, with one call for each
//      record, `PyMethodDef::(record)`, whose arguments are its members. Rules
//      say what the library does with them.
//
// Not handled: tables that are filled by code, designated initialisers of
// members out of order.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace poolwise {

namespace {
/// Records whose type is declared by a library, outermost first.
class LibraryRecords : public RecursiveASTVisitor<LibraryRecords> {
public:
  LibraryRecords(Sources &Source, std::vector<const InitListExpr *> &Into)
      : Source(Source), Into(Into) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool TraverseInitListExpr(InitListExpr *E) {
    if (const InitListExpr *Semantic = E->getSemanticForm())
      E = const_cast<InitListExpr *>(Semantic);
    const RecordDecl *Record = E->getType()->getAsRecordDecl();
    if (Record && Source.isSystem(Record->getLocation())) {
      Into.push_back(E);
      return true;
    }
    for (Expr *Part : E->inits())
      TraverseStmt(Part);
    return true;
  }

private:
  Sources &Source;
  std::vector<const InitListExpr *> &Into;
};
} // namespace

FunctionSummary BodyBuilder::table(Unit &U, const VarDecl *D) {
  BodyBuilder B(U, nullptr);
  B.Out.Usr = U.Name.usr(D) + "@table";
  B.Out.Name = D->getNameAsString();
  B.Out.Where = U.Source.locate(D->getLocation());
  B.Out.EndLine = U.Source.endLine(D->getEndLoc());
  B.Out.IsImplicit = true;
  std::vector<const InitListExpr *> Records;
  LibraryRecords(U.Source, Records)
      .TraverseStmt(const_cast<Expr *>(D->getInit()));
  bool HasFunction = false;
  B.openRegion(Region::Kind::Body, D->getSourceRange());
  for (const InitListExpr *E : Records) {
    Call C;
    C.Name = U.Name.type(E->getType());
    C.Name += "::(record)";
    C.InSystemHeader = true;
    for (const Expr *Member : E->inits()) {
      Argument A;
      A.V = B.expression(Member);
      A.Text = U.Source.text(Member->getSourceRange());
      HasFunction |= A.V.K == Value::Kind::Function;
      C.Arguments.push_back(std::move(A));
    }
    B.addCall(std::move(C), nullptr, E->getSourceRange());
  }
  if (!HasFunction)
    B.Out.Calls.clear();
  return std::move(B.Out);
}

} // namespace poolwise
