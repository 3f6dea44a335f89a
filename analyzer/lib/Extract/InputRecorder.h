//===- InputRecorder.h - A file system that takes notes ---------*- C++ -*-===//
//
// In:  what Clang's driver, header search and lexer ask of the file system.
// Out: the inputs of the unit (Input.h), each path once, sorted.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_INPUTRECORDER_H
#define POOLWISE_EXTRACT_INPUTRECORDER_H

#include "poolwise/Extract/Input.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <vector>

namespace poolwise {

class InputRecorder : public llvm::vfs::ProxyFileSystem {
public:
  /// Relative paths are those of the folder `Directory`.
  explicit InputRecorder(llvm::StringRef Directory);

  std::vector<Input> take();

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Folder,
                                          std::error_code &EC) override;

private:
  std::string absolute(const llvm::Twine &Path) const;
  void note(std::string Path, Input::Kind K, uint64_t Digest = 0,
            uint64_t Stamp = 0);
  bool noteStatus(const llvm::Twine &Path,
                  const llvm::ErrorOr<llvm::vfs::Status> &Status);

  std::map<std::string, Input> Seen;
};

} // namespace poolwise

#endif
