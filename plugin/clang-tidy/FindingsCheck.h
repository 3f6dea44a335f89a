//===- FindingsCheck.h - A check of poolwise in clang-tidy ------*- C++ -*-===//
//
// In:  the analysis of the unit. Out: diagnostics of one check, with evidence
// as
//      notes and the safe fix as hints.
//
// Options, for one check (CHECK.PoolwiseMinSpeedup) or all
// (PoolwiseMinSpeedup): PoolwiseConfig, PoolwiseRules (separated by `;`),
// PoolwiseMinSpeedup, PoolwiseMinTaskUs.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PLUGIN_CLANG_TIDY_FINDINGSCHECK_H
#define POOLWISE_PLUGIN_CLANG_TIDY_FINDINGSCHECK_H

#include "SharedUnit.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace poolwise::tidy {

class FindingsCheck : public clang::tidy::ClangTidyCheck {
public:
  FindingsCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Found) override;
  void onEndOfTranslationUnit() override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

  const std::string &name() const { return Name; }
  const UnitSettings &settings() const { return Settings; }
  void report(clang::ASTContext &Context, const Analysis &A);
  void complain(llvm::StringRef Message) { configurationDiag("%0") << Message; }

private:
  std::optional<double> number(llvm::StringRef Option);

  const std::string Name; ///< without "poolwise-"
  const bool IsEdited;    ///< the text is an editor's
  const bool IsAnnounced; ///< and another one reports
  std::shared_ptr<SharedUnit> Unit;
  UnitSettings Settings;
};

} // namespace poolwise::tidy

#endif
