//===- EditedFiles.h - The analysis of each open file -----------*- C++ -*-===//
//
// In:  units, whenever clang-tidy's checks ran on a file, from clangd's
// workers. Out: what the editor shows of them.
//
// Judging takes longer than clangd's own diagnostics may wait, so it is done on
// a thread of its own, which goes behind clangd's. Of several updates of a file
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
  void update(tidy::EditedUnit Unit);
  void forget(const std::string &Path);

  /// clangd shows its own diagnostics of this version. If there was no update
  /// since the last one, no check looked at it, and no finding speaks of it.
  void shown(const std::string &Path, int64_t Version);
  /// Findings as diagnostics; those of the text before, while the last update
  /// is judged.
  llvm::json::Array diagnostics(const std::string &Path);
  /// Was the update that belongs to what clangd shows judged?
  bool isCurrent(const std::string &Path);
  /// The last one that was analysed, or null. `Wait`: until that is the last
  /// update.
  std::shared_ptr<const EditorFile> get(const std::string &Path, bool Wait);

private:
  struct State {
    unsigned Updates = 0, Analyzed = 0, Shown = 0; ///< numbers of updates
    int64_t Version = -1;                          ///< that was shown last
    std::string Text;                              ///< of the last update
    std::shared_ptr<const EditorFile> File;
  };
  void work();
  std::shared_ptr<const EditorFile> analyze(tidy::EditedUnit Unit);
  void tell(const std::string &Message);

  std::mutex Lock;
  std::condition_variable Changed;
  ColumnUnit Unit = ColumnUnit::Utf16;
  std::map<std::string, State> Files; ///< by real path
  std::map<std::string, tidy::EditedUnit> Waiting;
  std::set<std::string> Told;
  Listener L;
  bool IsOver = false;
  std::thread Worker;
};

/// The one of this process.
EditedFiles &editedFiles();

} // namespace poolwise::clangd

#endif
