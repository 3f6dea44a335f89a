//===- Unit.cpp - One compile command to a TU summary ---------------------===//
//
// Bodies of functions in system headers are not parsed: rules say what they do.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Extract/Extract.h"

#include "CommandLine.h"
#include "poolwise/Extract/AstExtraction.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace clang;

namespace poolwise {

namespace {
class Extractor : public ASTConsumer {
public:
  Extractor(CompilerInstance &Compiler, TUSummary &Into)
      : Compiler(Compiler), Into(Into), Ast(Compiler.getPreprocessor()) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    return Compiler.getSourceManager().isInSystemHeader(
        Compiler.getSourceManager().getExpansionLoc(D->getLocation()));
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    Ast.extract(Context, Into);
  }

private:
  CompilerInstance &Compiler;
  TUSummary &Into;
  AstExtraction Ast;
};

class ExtractAction : public ASTFrontendAction {
public:
  explicit ExtractAction(TUSummary &Into) : Into(Into) {}
  bool BeginInvocation(CompilerInstance &Compiler) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    Compiler.getDiagnosticOpts().ErrorLimit = 0;
    Compiler.getDiagnosticOpts().ShowCarets = 0; // no "1 error generated."
    return true;
  }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef) override {
    return std::make_unique<Extractor>(Compiler, Into);
  }

private:
  TUSummary &Into;
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

static void addFilesOf(FileManager &Files, std::vector<std::string> &Names) {
  llvm::SmallVector<OptionalFileEntryRef> All;
  Files.GetUniqueIDMapping(All);
  for (OptionalFileEntryRef File : All) {
    if (!File || File->getName().starts_with("<"))
      continue;
    llvm::SmallString<256> Name(File->getName());
    Files.makeAbsolutePath(Name);
    Names.push_back(Name.str().str());
  }
  llvm::sort(Names);
}

static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystem(const OpenFiles &Open) {
  auto Memory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const auto &[Path, Text] : Open)
    Memory->addFile(Path, 0, llvm::MemoryBuffer::getMemBuffer(Text, Path));
  auto All = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::vfs::getRealFileSystem());
  All->pushOverlay(Memory);
  return All;
}

llvm::Expected<TUSummary> extractUnit(const CompileCommand &Command,
                                      const OpenFiles &Open,
                                      std::vector<std::string> *Read) {
  TUSummary Summary;
  Summary.MainFile = Command.File;
  if (!llvm::sys::fs::exists(Command.File))
    return llvm::createStringError(
        "the file does not exist; if the build generates it, build first");
  FileSystemOptions Options;
  Options.WorkingDir = Command.Directory;
  llvm::IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(Options, Open.empty() ? nullptr : fileSystem(Open)));
  ErrorCollector Errors(Summary.Errors);
  tooling::ToolInvocation Invocation(parseArguments(Command),
                                     std::make_unique<ExtractAction>(Summary),
                                     Files.get());
  Invocation.setDiagnosticConsumer(&Errors);
  bool Parsed = Invocation.run();
  if (!Parsed && Summary.Errors.empty())
    return llvm::createStringError("the compile command is not understood");
  if (Read)
    addFilesOf(*Files, *Read);
  return Summary;
}

} // namespace poolwise
