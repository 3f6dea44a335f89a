//===- EditedFiles.h - The analysis of each open file -----------*- C++ -*-===//
//
// In:  units, whenever clang-tidy's checks ran on a file, from clangd's
// workers. Out: what the editor shows of them.
//
// clangd's own diagnostics do not wait: checks only announce a unit, which is
// extracted when they are sent, while the AST is still there, and judged on a
// thread of its own, which goes behind clangd's. Of several texts of a file
// only the last is judged.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PLUGIN_CLANGD_EDITEDFILES_H
#define POOLWISE_PLUGIN_CLANGD_EDITEDFILES_H

#include "../clang-tidy/SharedUnit.h"
#include "poolwise/Editor/EditorFile.h"
#include <condition_variable>
#include <thread>

namespace poolwise::clangd {

class EditedFiles {
public:
  /// Called from the thread: a file was analysed; there is something to say.
  struct Listener {
    std::function<void(const std::string &Path)> Analyzed;
    std::function<void(const std::string &Message)> Told;
  };
  void start(Listener L);
  void stop();

  void agree(ColumnUnit U);
  /// The checks ran on a unit.
  void announce(tidy::EditedUnit Unit);
  /// Of an AST whose diagnostics are sent.
  void extract(clang::ASTContext &Context);
  void forget(const std::string &Path);

  /// clangd shows its own diagnostics of this version. If no check looked since
  /// the last one, no finding speaks of it.
  void shown(const std::string &Path, int64_t Version);
  /// Findings as diagnostics; those of the text before, while the last one is
  /// judged.
  llvm::json::Array diagnostics(const std::string &Path);
  /// The last text that was judged, or null.
  std::shared_ptr<const EditorFile> last(const std::string &Path);
  /// The same if that is the file's last text, else null.
  std::shared_ptr<const EditorFile> current(const std::string &Path);
  /// Is there a text that will be judged soon?
  bool isJudging(const std::string &Path);

private:
  struct State {
    std::string Text; ///< the last
    /// Numbers of texts: the last one, that was extracted, that was judged.
    unsigned Number = 0, Extracted = 0, Judged = 0;
    unsigned Looks = 0, Shown = 0; ///< how often checks looked
    int64_t Version = -1;          ///< that was shown last
    std::shared_ptr<const EditorFile> File;
  };
  struct Announced {
    tidy::EditedUnit Unit;
    unsigned Number; ///< of its text
    TUSummary Summary;
  };
  void work();
  std::shared_ptr<const EditorFile> analyze(Announced A);
  void tell(const std::string &Message);

  std::mutex Lock;
  std::condition_variable Changed;
  ColumnUnit Unit = ColumnUnit::Utf16;
  unsigned Numbers = 0;               ///< of texts, of all files
  std::map<std::string, State> Files; ///< by real path
  /// Not extracted yet.
  std::map<const clang::SourceManager *, Announced> Parsed;
  std::map<std::string, Announced> Waiting; ///< to be judged, by real path
  std::set<std::string> Told;
  Listener L;
  bool IsOver = false;
  std::thread Worker;
};

/// The one of this process.
EditedFiles &editedFiles();

} // namespace poolwise::clangd

#endif
