//===- Input.cpp - What a parse depended on -------------------------------===//

#include "poolwise/Extract/Input.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <ctime>
#include <sys/stat.h>
#include <vector>

namespace poolwise {

uint64_t stampOf(const std::string &Path) {
  struct stat S;
  timespec Now;
  if (::stat(Path.c_str(), &S) || !S_ISREG(S.st_mode))
    return 0;
  // A second change could follow within the clock's resolution.
  ::clock_gettime(CLOCK_REALTIME, &Now);
  if (Now.tv_sec - S.st_ctim.tv_sec <= 2)
    return 0;
  const uint64_t Parts[] = {uint64_t(S.st_size), uint64_t(S.st_ino),
                            uint64_t(S.st_ctim.tv_sec),
                            uint64_t(S.st_ctim.tv_nsec)};
  return llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Parts), sizeof Parts));
}

static std::optional<uint64_t> listing(llvm::StringRef Folder) {
  std::vector<std::string> Names;
  std::error_code EC;
  for (llvm::sys::fs::directory_iterator It(Folder, EC), End; !EC && It != End;
       It.increment(EC))
    Names.push_back(llvm::sys::path::filename(It->path()).str());
  if (EC)
    return std::nullopt;
  llvm::sort(Names);
  std::string All;
  for (const std::string &Name : Names)
    All += Name + '/';
  return llvm::xxh3_64bits(All);
}

std::optional<uint64_t> digestOf(const std::string &Path, Input::Kind K) {
  if (K == Input::Kind::Listing)
    return listing(Path);
  if (K != Input::Kind::Content)
    return 0;
  if (!llvm::sys::fs::is_regular_file(Path)) // a pipe would not come to an end
    return std::nullopt;
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  return llvm::xxh3_64bits((*Buffer)->getBuffer());
}

bool isPresent(const std::string &Path) {
  struct stat S;
  return ::stat(Path.c_str(), &S) == 0;
}

} // namespace poolwise
