//===- EditedFiles.h - The last analysis of each open file ------*- C++ -*-===//
#ifndef POOLWISE_PLUGIN_CLANGD_EDITEDFILES_H
#define POOLWISE_PLUGIN_CLANGD_EDITEDFILES_H

#include "poolwise/Editor/EditorFile.h"
#include <mutex>

namespace poolwise::clangd {

/// Written by clangd's workers, whenever clang-tidy's checks ran on a file;
/// read when the editor asks.
class EditedFiles {
public:
  explicit EditedFiles(std::string InstalledFile)
      : InstalledFile(std::move(InstalledFile)) {}

  void agree(ColumnUnit U);
  void update(std::string Path, std::string Text,
              std::shared_ptr<const Analysis> A);
  void forget(const std::string &Path);
  /// Null if it was not analysed yet.
  std::shared_ptr<const EditorFile> get(const std::string &Path);
  std::string pageOf(llvm::StringRef Check) const {
    return pageUri(InstalledFile, Check);
  }

  /// Called after each update.
  std::function<void()> OnUpdate;

private:
  const std::string InstalledFile;
  std::mutex Lock;
  ColumnUnit Unit = ColumnUnit::Utf16;
  std::map<std::string, std::shared_ptr<const EditorFile>> Files;
};

/// The one of this process.
EditedFiles &editedFiles();

} // namespace poolwise::clangd

#endif
