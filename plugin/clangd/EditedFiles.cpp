//===- EditedFiles.cpp - The last analysis of each open file --------------===//

#include "EditedFiles.h"
#include "poolwise/Unit/UnitAnalyzer.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise::clangd {

void EditedFiles::agree(ColumnUnit U) {
  std::lock_guard Guard(Lock);
  Unit = U;
}

void EditedFiles::update(std::string Path, std::string Text,
                         std::shared_ptr<const Analysis> A) {
  {
    std::lock_guard Guard(Lock);
    Files[Path] = std::make_shared<const EditorFile>(
        Path, std::move(Text), Unit, std::move(A), InstalledFile);
  }
  if (OnUpdate)
    OnUpdate();
}

/// As SourceFile names it.
static std::string realPath(const std::string &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path : Real.str().str();
}

void EditedFiles::forget(const std::string &Path) {
  std::lock_guard Guard(Lock);
  Files.erase(realPath(Path));
}

std::shared_ptr<const EditorFile> EditedFiles::get(const std::string &Path) {
  std::lock_guard Guard(Lock);
  auto It = Files.find(realPath(Path));
  return It == Files.end() ? nullptr : It->second;
}

EditedFiles &editedFiles() {
  static EditedFiles Files(
      installedFile(reinterpret_cast<void *>(&editedFiles)));
  return Files;
}

} // namespace poolwise::clangd
