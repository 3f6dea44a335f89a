//===- EditorFile.h - What an editor shows of one file ----------*- C++ -*-===//
//
// In:  the analysis of a unit, and its main file's text as the editor has it.
// Out: values of the Language Server Protocol: diagnostics, quick fixes,
//      refactorings, code lenses. Nothing is kept of the editor's state.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EDITOR_EDITORFILE_H
#define POOLWISE_EDITOR_EDITORFILE_H

#include "poolwise/Editor/EditorText.h"
#include "poolwise/Pipeline.h"
#include <set>

namespace poolwise {

class EditorFile {
public:
  /// `Path` as in SourceFile. `InstalledFile`: see builtinRulesFolder.
  /// `Checks`: those that are shown, if not all.
  EditorFile(std::string Path, std::string Text, ColumnUnit Unit,
             std::shared_ptr<const Analysis> A, std::string InstalledFile,
             const std::optional<std::set<std::string>> &Checks = std::nullopt);

  llvm::StringRef text() const { return Main.content(); }

  llvm::json::Array diagnostics() const;
  /// The same while a newer text is not analysed yet: on the lines where what
  /// they speak of stands now; those on changed lines are left out.
  llvm::json::Array diagnosticsIn(llvm::StringRef NewText) const;
  /// For the lines of a request for code actions, of the kinds it asks for: as
  /// quick fixes, safe fixes and comments that silence a finding; as
  /// refactorings, fixes that want a reader's judgment.
  llvm::json::Array codeActions(const llvm::json::Object &Request) const;
  /// What each function is bound by. Trivial ones have none.
  llvm::json::Array codeLenses() const;

private:
  /// A finding that is shown, in this file. Its diagnostic is made once, before
  /// anybody waits for it: it names places in many files.
  struct Shown {
    const Recommendation *R;
    uint32_t Line; ///< from 0
    llvm::json::Value Diagnostic;
  };
  using Texts = std::map<FileId, EditorText>;
  const EditorText &textOf(FileId File, Texts &Known) const;
  llvm::json::Value diagnostic(const Recommendation &R, Texts &Known) const;
  llvm::json::Value fix(const Shown &S) const;
  llvm::json::Value silence(const Shown &S) const;
  llvm::json::Value workspaceEdit(const std::vector<Edit> &Edits) const;

  std::string Path;
  EditorText Main;
  ColumnUnit Unit;
  std::shared_ptr<const Analysis> A;
  std::string InstalledFile;
  std::vector<Shown> Findings;
};

} // namespace poolwise

#endif
