//===- Unit.cpp - One compile command to a TU summary ---------------------===//
//
// Bodies of functions in system headers are not parsed: rules say what they do.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Extract/Extract.h"

#include "BodyBuilder.h"
#include "CommandLine.h"
#include "InputRecorder.h"
#include "PreambleCheck.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/DenseSet.h"
#include <set>

using namespace clang;

namespace poolwise {

namespace {
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
        isa<InitListExpr>(D->getInit()) && !Source.isSystem(D->getLocation()))
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

class Extractor : public ASTConsumer {
public:
  Extractor(CompilerInstance &Compiler, TUSummary &Into, PreambleUse *Use)
      : Compiler(Compiler), Into(Into), Use(Use) {
    if (Use)
      Compiler.getPreprocessor().addPPCallbacks(
          checkPreamble(Compiler.getSourceManager(), *Use));
    Compiler.getPreprocessor().addPPCallbacks(
        recordDirectives(Compiler.getSourceManager(), Seen));
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    return Compiler.getSourceManager().isInSystemHeader(
        Compiler.getSourceManager().getExpansionLoc(D->getLocation()));
  }

  /// Ends the parse of a unit that will be parsed again.
  bool HandleTopLevelDecl(DeclGroupRef) override {
    return !Use || Use->Applies;
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    if (Use && (!Use->Applies || Use->TopsLeft))
      return;
    SourceManager &SM = Compiler.getSourceManager();
    Sources Source(SM, Context.getLangOpts(), Seen);
    Source.locate(SM.getLocForStartOfFile(SM.getMainFileID()));
    Names Name(Context, Into.MainFile);
    if (const Module *M = Context.getCurrentNamedModule()) {
      Into.Errors.push_back({"this is part of the C++20 module '" +
                                 M->getPrimaryModuleInterfaceName().str() +
                                 "'; poolwise does not analyse modules yet",
                             Into.MainFile, 1});
      return;
    }
    Unit U{Context,
           Name,
           Source,
           {},
           languageObstacle(Context.getLangOpts()),
           standardOf(Context.getLangOpts())};

    FunctionFinder Finder(Source);
    // Not those of a preamble, which are all of the system.
    for (Decl *D : Context.getTranslationUnitDecl()->noload_decls())
      Finder.TraverseDecl(D);
    for (const CXXRecordDecl *D : Finder.Classes)
      Into.Classes.push_back(layoutOf(D, Name, Context));
    llvm::DenseSet<const FunctionDecl *> Done;
    auto Summarise = [&](const FunctionDecl *F) {
      if (const FunctionDecl *Definition = F->getDefinition())
        F = Definition;
      if (hasSummary(F, Source) && Done.insert(F).second)
        Into.Functions.push_back(BodyBuilder(U, F).build());
    };
    for (const FunctionDecl *F : Finder.Functions)
      Summarise(F);
    for (const VarDecl *D : Finder.Tables)
      if (FunctionSummary Table = BodyBuilder::table(U, D);
          !Table.Calls.empty())
        Into.Functions.push_back(std::move(Table));
    while (!U.Found.empty()) {
      const FunctionDecl *F = U.Found.back();
      U.Found.pop_back();
      Summarise(F);
    }
    Into.Files = Source.takeFiles();
  }

private:
  CompilerInstance &Compiler;
  TUSummary &Into;
  PreambleUse *Use; ///< null: no preamble
  Directives Seen;
};

class ExtractAction : public ASTFrontendAction {
public:
  ExtractAction(TUSummary &Into, PreambleUse *Use, bool AllBodies)
      : Into(Into), Use(Use), AllBodies(AllBodies) {}
  bool BeginInvocation(CompilerInstance &Compiler) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = !AllBodies;
    Compiler.getDiagnosticOpts().ErrorLimit = 0;
    Compiler.getDiagnosticOpts().ShowCarets = 0; // no "1 error generated."
    return true;
  }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef) override {
    return std::make_unique<Extractor>(Compiler, Into, Use);
  }

private:
  TUSummary &Into;
  PreambleUse *Use;
  bool AllBodies;
};

class ErrorCollector : public DiagnosticConsumer {
public:
  explicit ErrorCollector(std::vector<ParseError> &Into) : Into(Into) {}
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &D) override {
    DiagnosticConsumer::HandleDiagnostic(Level, D);
    if (Level < DiagnosticsEngine::Error || Into.size() >= 20)
      return;
    ParseError E;
    llvm::SmallString<128> Text;
    D.FormatDiagnostic(Text);
    E.Message = Text.str().str();
    if (Text.starts_with("module '") && Text.ends_with("' not found"))
      E.Message += "; poolwise does not analyse C++20 modules yet";
    if (D.hasSourceManager() && D.getLocation().isValid()) {
      PresumedLoc Where = D.getSourceManager().getPresumedLoc(D.getLocation());
      if (Where.isValid()) {
        E.File = Where.getFilename();
        E.Line = Where.getLine();
      }
    }
    Into.push_back(std::move(E));
  }

private:
  std::vector<ParseError> &Into;
};
} // namespace

/// Nothing: the preamble does not apply.
static std::optional<llvm::Expected<ExtractedUnit>>
parse(const CompileCommand &Command, PreambleUse *Use, bool AllBodies) {
  ExtractedUnit Out;
  TUSummary &Summary = Out.Summary;
  Summary.MainFile = Command.File;
  FileSystemOptions Options;
  Options.WorkingDir = Command.Directory;
  auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(Command.Directory);
  llvm::IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(Options, Recorder));
  ErrorCollector Errors(Summary.Errors);
  std::vector<std::string> Arguments = parseArguments(Command);
  if (Use)
    Arguments.insert(Arguments.begin() + 1, {"-include-pch", Use->P.File});
  tooling::ToolInvocation Invocation(
      std::move(Arguments),
      std::make_unique<ExtractAction>(Summary, Use, AllBodies), Files.get());
  Invocation.setDiagnosticConsumer(&Errors);
  bool Parsed = Invocation.run();
  // What is wrong with a unit is told as it is told without a preamble.
  if (Use &&
      (!Parsed || !Use->Applies || Use->TopsLeft || !Summary.Errors.empty()))
    return std::nullopt;
  if (!Parsed && Summary.Errors.empty())
    return llvm::createStringError("the compile command is not understood");
  Out.Inputs = Recorder->take();
  return Out;
}

/// What the preamble was made from is what the unit was made from.
static void addInputs(std::vector<Input> &To, const Preamble &P) {
  llvm::erase_if(To, [&](const Input &I) {
    return StringRef(I.Path).starts_with(P.File);
  });
  std::set<std::string> Known;
  for (const Input &I : To)
    Known.insert(I.Path);
  for (const Input &I : P.Inputs)
    if (!StringRef(I.Path).starts_with(P.File) && !Known.count(I.Path))
      To.push_back(I);
  llvm::sort(To,
             [](const Input &A, const Input &B) { return A.Path < B.Path; });
}

llvm::Expected<ExtractedUnit> extractWithInputs(const CompileCommand &Command,
                                                const Preamble *Begin,
                                                bool AllBodies) {
  if (!llvm::sys::fs::exists(Command.File))
    return llvm::createStringError(
        "the file does not exist; if the build generates it, build first");
  if (Begin) {
    PreambleUse Use{*Begin, true, {}, 0};
    if (auto Unit = parse(Command, &Use, AllBodies)) {
      if (*Unit)
        addInputs((*Unit)->Inputs, *Begin);
      return std::move(*Unit);
    }
  }
  return std::move(*parse(Command, nullptr, AllBodies));
}

llvm::Expected<TUSummary> extractUnit(const CompileCommand &Command) {
  llvm::Expected<ExtractedUnit> Unit = extractWithInputs(Command);
  if (!Unit)
    return Unit.takeError();
  return std::move(Unit->Summary);
}

} // namespace poolwise
