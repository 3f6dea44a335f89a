//===- SharedUnit.h - What the checks of one unit share ---------*- C++ -*-===//
//
// clang-tidy makes an object for each check and unit; the unit is extracted
// once for all of them, and analysed once for each set of options.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PLUGIN_CLANG_TIDY_SHAREDUNIT_H
#define POOLWISE_PLUGIN_CLANG_TIDY_SHAREDUNIT_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "poolwise/Extract/AstExtraction.h"
#include "poolwise/Unit/UnitAnalyzer.h"
#include <set>

namespace poolwise::tidy {

class FindingsCheck;

class SharedUnit {
public:
  /// The same one for all checks of a unit.
  static std::shared_ptr<SharedUnit> of(clang::tidy::ClangTidyContext *Context);

  std::vector<FindingsCheck *> Checks;

  /// True for the first one who asks.
  bool isFirst() { return !std::exchange(Asked, true); }
  void watch(clang::Preprocessor &PP);
  /// Lets every check report.
  void report(clang::ASTContext &Context);
  /// Gives the unit to who reports in an editor.
  void announce();

  /// True once: equal insertions (#include lines) of several fixes would be
  /// made several times.
  bool isNew(const Edit &E) { return Given.insert(E).second; }

private:
  bool Asked = false;
  const clang::SourceManager *SM = nullptr;
  std::shared_ptr<const AstExtraction> Extraction;
  std::set<Edit> Given;
};

/// A file as the editor shows it, parsed but not extracted yet.
struct EditedUnit {
  std::string Path, Text;
  const clang::SourceManager *SM = nullptr; ///< whose AST it is
  std::shared_ptr<const AstExtraction> Extraction;
  UnitSettings Settings;        ///< of the first check
  std::set<std::string> Checks; ///< that are enabled
};
/// Takes units of edited files; poolwise-clangd extracts and analyses them when
/// clangd's own diagnostics are out. Before the first unit.
using EditedUnitListener = std::function<void(EditedUnit)>;
void setEditedUnitListener(EditedUnitListener Listener);
bool hasEditedUnitListener();
/// The one of this module.
UnitAnalyzer &unitAnalyzer();

} // namespace poolwise::tidy

#endif
