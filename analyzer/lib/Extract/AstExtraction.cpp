//===- AstExtraction.cpp - A parsed unit to a TU summary ------------------===//
//
// Finds the functions and classes of the program's own files, inside what the
// AST's owner wants traversed: all of the unit, or (clangd) what stands in the
// main file alone.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Extract/AstExtraction.h"

#include "BodyBuilder.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace poolwise {

namespace {
/// Members may call the library again; a template may need its like without
/// end.
constexpr unsigned MaxRounds = 8;

/// Finds the functions of the program's own files; does not enter bodies.
class FunctionFinder : public RecursiveASTVisitor<FunctionFinder> {
public:
  explicit FunctionFinder(Sources &Source) : Source(Source) {}
  std::vector<const FunctionDecl *> Functions;
  std::vector<const CXXRecordDecl *> Classes;
  std::vector<const VarDecl *> Tables;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && isa_and_nonnull<TranslationUnitDecl>(D->getDeclContext()) &&
        Source.isSystem(D->getLocation()) && !isa<LinkageSpecDecl>(D) &&
        D->getLocation().isValid())
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    Functions.push_back(F);
    return true;
  }
  bool VisitVarDecl(VarDecl *D) {
    if (D->isFileVarDecl() && D->hasInit() && !D->isInvalidDecl() &&
        !D->getDeclContext()->isDependentContext() &&
        !Source.isSystem(D->getLocation()))
      Tables.push_back(D);
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *D) {
    if (D->isThisDeclarationADefinition() && !D->isDependentContext() &&
        !D->isLambda() && !Source.isSystem(D->getLocation()))
      Classes.push_back(D);
    return true;
  }

private:
  Sources &Source;
};

/// Outside of the traversal scope: those that the code in it has to do with,
/// for others are not even loaded.
void addClassesOfHeaders(ASTContext &Context, Sources &Source,
                         std::vector<const CXXRecordDecl *> &Classes) {
  llvm::DenseSet<const CXXRecordDecl *> Known(Classes.begin(), Classes.end());
  for (size_t I = 0; I < Context.getTypes().size(); ++I) {
    const auto *D = Context.getTypes()[I]->getAsCXXRecordDecl();
    D = D ? D->getDefinition() : nullptr;
    if (D && !D->isDependentContext() && !D->isLambda() &&
        !Source.isSystem(D->getLocation()) && Known.insert(D).second)
      Classes.push_back(D);
  }
}

ClassLayout layoutOf(const CXXRecordDecl *D, Names &Name, ASTContext &Context) {
  ClassLayout Layout;
  Layout.Name = Name.type(Context.getCanonicalTagType(D));
  for (const CXXBaseSpecifier &Base : D->bases())
    Layout.Parts.push_back(Name.type(Base.getType()));
  for (const FieldDecl *Field : D->fields())
    Layout.Parts.push_back(Name.type(Field->getType()) +
                           (Field->getType()->isReferenceType() ? " &" : ""));
  return Layout;
}

bool hasSummary(const FunctionDecl *F, Sources &Source) {
  if (F->isDependentContext() || Source.isSystem(F->getLocation()) ||
      F->hasSkippedBody())
    return false;
  // A destructor without a body of its own still ends its members' lives.
  if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(F);
      Dtor && !Dtor->isUserProvided() && !Dtor->isDeleted() &&
      !Dtor->isTrivial())
    return true;
  return F->doesThisDeclarationHaveABody() && !F->isDeleted();
}

std::optional<std::string> languageObstacle(const LangOptions &Options) {
  if (!Options.CPlusPlus)
    return "it is C, and the runtime is a C++20 library";
  if (!Options.CXXExceptions)
    return "it is compiled without exceptions (-fno-exceptions), which pools "
           "of threads hand on";
  return std::nullopt;
}

unsigned standardOf(const LangOptions &Options) {
  return Options.CPlusPlus23   ? 23
         : Options.CPlusPlus20 ? 20
         : Options.CPlusPlus17 ? 17
         : Options.CPlusPlus14 ? 14
         : Options.CPlusPlus11 ? 11
                               : 3;
}
} // namespace

AstExtraction::AstExtraction(Preprocessor &PP)
    : Seen(std::make_shared<Directives>()) {
  PP.addPPCallbacks(recordDirectives(PP.getSourceManager(), Seen));
}

AstExtraction::~AstExtraction() = default;

void AstExtraction::extract(ASTContext &Context, TUSummary &Into,
                            bool WithPreamble, Sema *Open,
                            LibraryBodies Bodies) const {
  SourceManager &SM = Context.getSourceManager();
  Sources Source(SM, Context.getLangOpts(), *Seen);
  Source.locate(SM.getLocForStartOfFile(SM.getMainFileID()));
  Names Name(Context, Into.MainFile);
  if (const Module *M = Context.getCurrentNamedModule()) {
    Into.Errors.push_back({"this is part of the C++20 module '" +
                               M->getPrimaryModuleInterfaceName().str() +
                               "'; poolwise does not analyse modules yet",
                           Into.MainFile, 1});
    return;
  }
  ElementMembers Elements(Source, Open, Bodies);
  Unit U{Context,
         Name,
         Source,
         Elements,
         {},
         languageObstacle(Context.getLangOpts()),
         standardOf(Context.getLangOpts())};

  const std::vector<Decl *> Scope = Context.getTraversalScope();
  if (Scope.empty())
    return;
  auto Find = [&] {
    FunctionFinder Finder(Source);
    if (WithPreamble)
      for (Decl *D : Context.getTranslationUnitDecl()->noload_decls())
        Finder.TraverseDecl(D);
    else
      for (Decl *D : Scope)
        Finder.TraverseDecl(D);
    return Finder;
  };
  FunctionFinder Finder = Find();
  if (Scope.front() != Context.getTranslationUnitDecl())
    addClassesOfHeaders(Context, Source, Finder.Classes);
  for (const CXXRecordDecl *D : Finder.Classes)
    Into.Classes.push_back(layoutOf(D, Name, Context));
  llvm::DenseSet<const FunctionDecl *> Done;
  auto Summarise = [&](const FunctionDecl *F) {
    if (const FunctionDecl *Definition = F->getDefinition())
      F = Definition;
    if (hasSummary(F, Source) && Done.insert(F).second)
      Into.Functions.push_back(BodyBuilder(U, F).build());
  };
  auto SummariseAll = [&](llvm::ArrayRef<const FunctionDecl *> Functions) {
    for (const FunctionDecl *F : Functions)
      Summarise(F);
    while (!U.Found.empty()) {
      const FunctionDecl *F = U.Found.back();
      U.Found.pop_back();
      Summarise(F);
    }
  };
  for (const VarDecl *D : Finder.Tables)
    if (FunctionSummary Table = BodyBuilder::table(U, D);
        !Table.Calls.empty() || !Table.Bindings.empty())
      Into.Functions.push_back(std::move(Table));
  SummariseAll(Finder.Functions);
  for (const FunctionDecl *F : Finder.Functions)
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F);
        Constructor && Constructor->isExplicitlyDefaulted() &&
        Constructor->isDefaultConstructor() &&
        !Constructor->isDependentContext() &&
        !Source.isSystem(Constructor->getLocation()))
      Elements.add(Constructor);
  for (unsigned I = 0; I < MaxRounds && Elements.define(); ++I)
    SummariseAll(Find().Functions);
  Into.Files = Source.takeFiles();
}

TUSummary AstExtraction::extract(ASTContext &Context,
                                 LibraryBodies Bodies) const {
  TUSummary Unit;
  SourceManager &SM = Context.getSourceManager();
  if (OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID())) {
    llvm::SmallString<256> Path(Main->getName());
    SM.getFileManager().makeAbsolutePath(Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Unit.MainFile = Path.str().str();
  }
  if (Context.getDiagnostics().hasUncompilableErrorOccurred())
    Unit.Errors.push_back({"the file has compiler errors", Unit.MainFile, 1});
  extract(Context, Unit, /*WithPreamble=*/false, nullptr, Bodies);
  return Unit;
}

} // namespace poolwise
