//===- Plugin.cpp - poolwise inside the compiler --------------------------===//
//
// In:  the unit that is being compiled. Out: its summary in the object, and
//      findings as warnings, which -Werror does not make errors.
//
// Arguments, each as -fplugin-arg-poolwise-ARGUMENT:
//   report=no      no warnings; only the summary
//   summary=no     no summary; only warnings
//   config=FILE    settings, as `poolwise check --config`
//
// A unit with errors has neither. NOLINT counts for warnings; the summary knows
// nothing of it, since a compiler cache may drop comments.
//
//===----------------------------------------------------------------------===//

#include "../ast/Places.h"
#include "ObjectSection.h"
#include "poolwise/Extract/AstExtraction.h"
#include "poolwise/Report/Notes.h"
#include "poolwise/Summary/Record.h"
#include "poolwise/Unit/UnitAnalyzer.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "llvm/Support/Path.h"

static_assert(CLANG_VERSION_MAJOR == 22, "the gate lets in Clang 22 alone");

using namespace clang;

namespace poolwise::plugin {

namespace {

struct Options {
  bool Report = true, Summary = true;
  UnitSettings Settings;
};

class Consumer : public ASTConsumer {
public:
  Consumer(CompilerInstance &Compiler, Options O)
      : Compiler(Compiler), O(std::move(O)),
        Extraction(Compiler.getPreprocessor()) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    if (Context.getDiagnostics().hasErrorOccurred())
      return;
    TUSummary Unit = Extraction.extract(Context);
    if (O.Summary && makesObject(Compiler))
      addSection(Compiler, Context, SummarySection,
                 encodeRecord(Unit, rootFolder(llvm::sys::path::parent_path(
                                        Unit.MainFile))));
    if (O.Report && hasCandidate(Unit))
      report(Context, std::move(Unit));
  }

private:
  static bool hasCandidate(const TUSummary &Unit) {
    return llvm::any_of(Unit.Functions, [](const FunctionSummary &F) {
      return !F.Candidates.empty();
    });
  }

  void report(ASTContext &Context, TUSummary Unit);

  CompilerInstance &Compiler;
  const Options O;
  AstExtraction Extraction;
};

void Consumer::report(ASTContext &Context, TUSummary Unit) {
  // An engine of its own: what the build makes of warnings (-Werror, -w) is
  // about the compiler's.
  DiagnosticOptions Plain;
  DiagnosticsEngine Diagnostics(Compiler.getDiagnostics().getDiagnosticIDs(),
                                Plain, Compiler.getDiagnostics().getClient(),
                                /*ShouldOwnClient=*/false);
  Diagnostics.setSourceManager(&Context.getSourceManager());
  auto tell = [&](DiagnosticIDs::Level Level, SourceLocation Where,
                  const llvm::Twine &Text) {
    Diagnostics.Report(
        Where, Diagnostics.getDiagnosticIDs()->getCustomDiagID(Level, "%0"))
        << Text.str();
  };

  // Never freed, which would take longer than most units do to be judged.
  static UnitAnalyzer &Analyzer =
      *new UnitAnalyzer(installedFile(reinterpret_cast<void *>(&hasCandidate)));
  llvm::Expected<Analysis> A = Analyzer.analyze(std::move(Unit), O.Settings);
  if (!A) {
    tell(DiagnosticIDs::Warning, {},
         "poolwise: " + llvm::toString(A.takeError()));
    return;
  }
  Places Place(Context.getSourceManager(), *A->P);
  for (const Recommendation &R : A->Findings) {
    SourceLocation Where = Place.at(candidateOf(*A->P, R).Where);
    if (R.Suppressed || Where.isInvalid())
      continue;
    tell(R.S == Severity::Warning ? DiagnosticIDs::Warning
                                  : DiagnosticIDs::Remark,
         Where, R.Message + " [poolwise-" + R.Check + "]");
    for (const Note &N : notesOf(*A->P, R))
      tell(DiagnosticIDs::Note, Place.at(N.Where), N.Message);
  }
}

class Action : public PluginASTAction {
protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef) override {
    return std::make_unique<Consumer>(Compiler, O);
  }

  bool ParseArgs(const CompilerInstance &Compiler,
                 const std::vector<std::string> &Arguments) override {
    for (StringRef Argument : Arguments) {
      auto [Name, Value] = Argument.split('=');
      bool IsSwitch = Value == "yes" || Value == "no";
      if (Name == "report" && IsSwitch) {
        O.Report = Value == "yes";
      } else if (Name == "summary" && IsSwitch) {
        O.Summary = Value == "yes";
      } else if (Name == "config" && !Value.empty()) {
        O.Settings.ConfigFile = Value.str();
      } else {
        DiagnosticsEngine &D = Compiler.getDiagnostics();
        D.Report(D.getCustomDiagID(
            DiagnosticsEngine::Error,
            "poolwise: unknown plugin argument '%0'; there are report=yes|no, "
            "summary=yes|no and config=FILE"))
            << Argument;
        return false;
      }
    }
    return true;
  }

  /// Before code generation ends, so that the section gets in.
  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  Options O;
};

} // namespace

static FrontendPluginRegistry::Add<Action>
    Registered("poolwise", "puts summaries into objects; reports findings");

} // namespace poolwise::plugin
