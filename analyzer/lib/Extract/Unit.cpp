//===- Unit.cpp - One compile command to a TU summary ---------------------===//
//
// Bodies of functions in system headers are not parsed: rules say what they do.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Extract/Extract.h"

#include "CommandLine.h"
#include "IncludeScan.h"
#include "InputRecorder.h"
#include "PreambleCheck.h"
#include "Sources.h"
#include "poolwise/Extract/AstExtraction.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <set>

using namespace clang;

namespace poolwise {

namespace {
class Extractor : public ASTConsumer {
public:
  Extractor(CompilerInstance &Compiler, TUSummary &Into, PreambleUse *Use)
      : Compiler(Compiler), Into(Into), Use(Use),
        Ast(Compiler.getPreprocessor()) {
    if (Use)
      Compiler.getPreprocessor().addPPCallbacks(
          checkPreamble(Compiler.getSourceManager(), *Use));
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    return isInSystemFolder(Compiler.getSourceManager(), D->getLocation());
  }

  /// Ends the parse of a unit that will be parsed again.
  bool HandleTopLevelDecl(DeclGroupRef) override {
    return !Use || Use->Applies;
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    if (Use && (!Use->Applies || Use->TopsLeft))
      return;
    Ast.extract(Context, Into, /*WithPreamble=*/Use != nullptr,
                &Compiler.getSema());
  }

private:
  CompilerInstance &Compiler;
  TUSummary &Into;
  PreambleUse *Use; ///< null: no preamble
  AstExtraction Ast;
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
    else if (Text.ends_with("' file not found"))
      E.Message += "; if the build generates it, build first";
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

/// Parses what the command names; its own file system knows what was read.
static llvm::Error parse(const CompileCommand &Command, FileManager &Files,
                         PreambleUse *Use, bool AllBodies, TUSummary &Into) {
  Into.MainFile = Command.File;
  ErrorCollector Errors(Into.Errors);
  std::vector<std::string> Arguments = knownArguments(parseArguments(Command));
  if (Use)
    Arguments.insert(Arguments.begin() + 1, {"-include-pch", Use->P.File});
  tooling::ToolInvocation Invocation(
      std::move(Arguments),
      std::make_unique<ExtractAction>(Into, Use, AllBodies), &Files);
  Invocation.setDiagnosticConsumer(&Errors);
  if (!Invocation.run() && Into.Errors.empty())
    return llvm::createStringError("the compile command is not understood");
  return llvm::Error::success();
}

static llvm::IntrusiveRefCntPtr<FileManager>
filesFor(const CompileCommand &Command,
         llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> System) {
  FileSystemOptions Options;
  Options.WorkingDir = Command.Directory;
  return llvm::makeIntrusiveRefCnt<FileManager>(Options, std::move(System));
}

static llvm::Error needFile(const CompileCommand &Command) {
  if (llvm::sys::fs::exists(Command.File))
    return llvm::Error::success();
  return llvm::createStringError(
      "the file does not exist; if the build generates it, build first");
}

/// Nothing: the preamble does not apply.
static std::optional<llvm::Expected<ExtractedUnit>>
parseRecorded(const CompileCommand &Command, PreambleUse *Use, bool AllBodies) {
  ExtractedUnit Out;
  auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(Command.Directory);
  llvm::Error Failure =
      parse(Command, *filesFor(Command, Recorder), Use, AllBodies, Out.Summary);
  // What is wrong with a unit is told as it is told without a preamble.
  if (Use && (Failure || !Use->Applies || Use->TopsLeft ||
              !Out.Summary.Errors.empty())) {
    llvm::consumeError(std::move(Failure));
    return std::nullopt;
  }
  if (Failure)
    return std::move(Failure);
  Out.Inputs = Recorder->take();
  return Out;
}

/// What the preamble was made from is what the unit was made from, and that its
/// own folders had none of those headers.
static void addInputs(std::vector<Input> &To, const CompileCommand &Command,
                      const Preamble &P) {
  llvm::erase_if(To, [&](const Input &I) {
    return StringRef(I.Path).starts_with(P.File);
  });
  std::set<std::string> Known;
  for (const Input &I : To)
    Known.insert(I.Path);
  for (const Input &I : P.Inputs)
    if (!StringRef(I.Path).starts_with(P.File) && !Known.count(I.Path))
      To.push_back(I);
  for (const std::string &Folder : ownFolders(Command))
    for (const std::string &Name : P.Asked) {
      llvm::SmallString<256> Path(Folder);
      llvm::sys::path::append(Path, Name);
      llvm::sys::path::remove_dots(Path);
      if (Known.insert(Path.str().str()).second)
        To.push_back({Input::Kind::Missing, Path.str().str(), 0, 0});
    }
  llvm::sort(To,
             [](const Input &A, const Input &B) { return A.Path < B.Path; });
}

llvm::Expected<ExtractedUnit> extractWithInputs(const CompileCommand &Command,
                                                const Preamble *Begin,
                                                bool AllBodies) {
  if (llvm::Error E = needFile(Command))
    return std::move(E);
  if (Begin) {
    PreambleUse Use{*Begin, true, {}, 0};
    if (auto Unit = parseRecorded(Command, &Use, AllBodies)) {
      if (*Unit) {
        addInputs((*Unit)->Inputs, Command, *Begin);
        (*Unit)->WithPreamble = true;
      }
      return std::move(*Unit);
    }
  }
  return std::move(*parseRecorded(Command, nullptr, AllBodies));
}

llvm::Expected<TUSummary> extractUnit(const CompileCommand &Command,
                                      const OpenFiles &Open,
                                      std::vector<std::string> *Read) {
  if (!Open.count(Command.File))
    if (llvm::Error E = needFile(Command))
      return std::move(E);
  TUSummary Summary;
  llvm::IntrusiveRefCntPtr<FileManager> Files =
      filesFor(Command, Open.empty() ? nullptr : fileSystem(Open));
  if (llvm::Error E =
          parse(Command, *Files, nullptr, /*AllBodies=*/false, Summary))
    return std::move(E);
  if (Read)
    addFilesOf(*Files, *Read);
  return Summary;
}

} // namespace poolwise
