//===- Tables.cpp - Functions that stand in a table -----------------------===//
//
// In:  a variable whose initialiser holds functions: in records of a library,
//      as `PyMethodDef Methods[] = {{"f", f, ...}, ...}`, or in anything else.
// Out: one call for each record of a library that holds one,
//      `PyMethodDef::(record)`, whose arguments are its members: rules say what
//      the library does with them. Of a global variable they stand in a summary
//      of a function that nobody calls, together with all functions of the
//      program that the initialiser names or runs: more calls may reach them
//      than are seen. A function that is assigned to a member, as in
//      `Type.tp_init = init`, makes a record of that member alone.
//
// Not handled: designated initialisers of members out of order.
//
//===----------------------------------------------------------------------===//

#include "BodyBuilder.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/MapVector.h"

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

/// The program's functions that an initialiser names, or runs: what it gives
/// them is not looked at.
class NamedFunctions : public RecursiveASTVisitor<NamedFunctions> {
public:
  explicit NamedFunctions(Sources &Source) : Source(Source) {}
  llvm::MapVector<const FunctionDecl *, SourceLocation> Found;
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl(), E); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl(), E); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return add(E->getConstructor(), E);
  }
  bool VisitCXXDefaultArgExpr(CXXDefaultArgExpr *E) {
    return TraverseStmt(E->getExpr());
  }
  bool VisitCXXDefaultInitExpr(CXXDefaultInitExpr *E) {
    return TraverseStmt(E->getExpr());
  }

private:
  bool add(const ValueDecl *D, const Expr *E) {
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (F && !F->isImplicit() && !Source.isSystem(F->getLocation()))
      Found.try_emplace(F->getCanonicalDecl(), E->getExprLoc());
    return true;
  }

  Sources &Source;
};
} // namespace

static bool isTableRecord(const Call &C) {
  return llvm::StringRef(C.Name).ends_with("::(record)");
}

static bool isCallable(const Argument &Member) {
  return Member.V.K == Value::Kind::Function ||
         Member.V.K == Value::Kind::Lambda;
}

void BodyBuilder::tableRecord(QualType Record, std::vector<Argument> Members,
                              SourceRange Text) {
  if (llvm::none_of(Members, isCallable))
    return;
  Call C;
  C.Name = U.Name.type(Record);
  C.Name += "::(record)";
  C.InSystemHeader = true;
  C.Arguments = std::move(Members);
  addCall(std::move(C), nullptr, Text);
}

void BodyBuilder::tableMember(const Expr *Target, const Value &From,
                              SourceRange Text) {
  const auto *E = dyn_cast<MemberExpr>(bare(Target));
  const auto *Field = E ? dyn_cast<FieldDecl>(E->getMemberDecl()) : nullptr;
  if (!Field || !U.Source.isSystem(Field->getParent()->getLocation()))
    return;
  std::vector<Argument> Members(Field->getFieldIndex() + 1);
  Members.back().V = From;
  tableRecord(U.Context.getCanonicalTagType(Field->getParent()),
              std::move(Members), Text);
}

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
  B.openRegion(Region::Kind::Body, D->getSourceRange());
  for (const InitListExpr *E : Records) {
    std::vector<Argument> Members;
    for (const Expr *Member : E->inits()) {
      Members.emplace_back();
      Members.back().V = B.expression(Member);
      Members.back().Text = U.Source.text(Member->getSourceRange());
    }
    B.tableRecord(E->getType(), std::move(Members), E->getSourceRange());
  }
  if (llvm::none_of(B.Out.Calls, isTableRecord))
    B.Out.Calls.clear();
  NamedFunctions Named(U.Source);
  Named.TraverseStmt(const_cast<Expr *>(D->getInit()));
  for (auto [Function, Where] : Named.Found) {
    Value V;
    V.K = Value::Kind::Function;
    V.Type = U.Name.type(Function->getType());
    V.Usr = U.Name.usr(Function);
    V.Name = U.Name.qualified(Function);
    B.bind(B.placeOf(D), std::move(V), Where);
  }
  return std::move(B.Out);
}

} // namespace poolwise
