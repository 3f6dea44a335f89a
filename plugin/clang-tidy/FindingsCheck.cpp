//===- FindingsCheck.cpp - A check of poolwise in clang-tidy --------------===//

#include "FindingsCheck.h"
#include "../ast/Places.h"
#include "poolwise/Report/Notes.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace poolwise::tidy {

namespace {
/// The first declaration that is visited, whatever the traversal scope is.
AST_MATCHER_P(Decl, isFirstIn, std::shared_ptr<SharedUnit>, Unit) {
  return Unit->isFirst();
}
} // namespace

FindingsCheck::FindingsCheck(StringRef Name,
                             clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Name(Name.split('-').second),
      IsEdited(Context->areDiagsSelfContained()),
      IsAnnounced(IsEdited && hasEditedUnitListener()),
      Unit(SharedUnit::of(Context)) {
  Unit->Checks.push_back(this);
  Settings.ConfigFile = Options.getLocalOrGlobal("PoolwiseConfig", "");
  llvm::SmallVector<StringRef> Packs;
  Options.getLocalOrGlobal("PoolwiseRules", "")
      .split(Packs, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  Settings.Rules.assign(Packs.begin(), Packs.end());
  Settings.MinSpeedup = number("PoolwiseMinSpeedup");
  Settings.MinTaskUs = number("PoolwiseMinTaskUs");
  Settings.CacheDir = Options.getLocalOrGlobal("PoolwiseCacheDir", "");
  // Else a run would depend on what was run before.
  Settings.UsesStore = IsEdited || !Settings.CacheDir.empty();
}

std::optional<double> FindingsCheck::number(StringRef Option) {
  std::optional<StringRef> Text = Options.getLocalOrGlobal(Option);
  if (!Text)
    return std::nullopt;
  double Number;
  if (llvm::to_float(*Text, Number) && Number >= 0)
    return Number;
  configurationDiag("%0: '%1' is not a number of at least 0")
      << Option << *Text;
  return std::nullopt;
}

void FindingsCheck::storeOptions(
    clang::tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(Into, "PoolwiseConfig", Settings.ConfigFile);
  Options.store(Into, "PoolwiseRules", llvm::join(Settings.Rules, ";"));
  Options.store(Into, "PoolwiseCacheDir", Settings.CacheDir);
  for (auto [Option, Number] :
       {std::pair("PoolwiseMinSpeedup", Settings.MinSpeedup),
        std::pair("PoolwiseMinTaskUs", Settings.MinTaskUs)})
    if (Number)
      Options.store(Into, Option, llvm::formatv("{0}", *Number).str());
}

void FindingsCheck::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                        Preprocessor *) {
  Unit->watch(*PP);
}

void FindingsCheck::registerMatchers(MatchFinder *Finder) {
  if (Unit->Checks.front() != this)
    return;
  // Whoever is told at the end need not have every declaration asked.
  if (IsAnnounced)
    Finder->addMatcher(translationUnitDecl(), this);
  else
    Finder->addMatcher(decl(isFirstIn(Unit)), this);
}

void FindingsCheck::onEndOfTranslationUnit() {
  if (IsAnnounced)
    Unit->announce();
}

void FindingsCheck::check(const MatchFinder::MatchResult &Found) {
  if (!IsAnnounced)
    Unit->report(*Found.Context);
}

void FindingsCheck::report(ASTContext &Context, const Analysis &A) {
  plugin::Places Place(Context.getSourceManager(), *A.P);
  for (const Recommendation &R : A.Findings) {
    SourceLocation Where = Place.at(candidateOf(*A.P, R).Where);
    // Comments are clang-tidy's to judge, which counts what they silence.
    bool IsSilent = R.Suppressed && R.By != Silencer::Comment;
    if (R.Check != Name || Where.isInvalid() || IsSilent)
      continue;
    {
      auto D = diag(Where, "%0",
                    R.S == Severity::Warning ? DiagnosticIDs::Warning
                                             : DiagnosticIDs::Remark)
               << R.Message;
      if (R.F && R.F->A == Applicability::Safe && !R.Suppressed)
        for (const Edit &E : R.F->Edits)
          if (E.Length || Unit->isNew(E))
            D << Place.hint(E);
    }
    for (const Note &N : notesOf(*A.P, R))
      if (SourceLocation Below = Place.at(N.Where); Below.isValid())
        diag(Below, "%0", DiagnosticIDs::Note) << N.Message;
  }
}

} // namespace poolwise::tidy
