//===- OldFiles.cpp - What no run has used for long -----------------------===//

#include "poolwise/Extract/OldFiles.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <string>
#include <vector>

using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace poolwise {

namespace {
using Clock = std::chrono::system_clock;

/// A time that is not known is now.
Clock::duration ageOf(StringRef File) {
  fs::file_status Status;
  if (fs::status(File, Status))
    return {};
  return Clock::now() - Clock::time_point(Status.getLastModificationTime());
}

bool isOld(StringRef File) { return ageOf(File) > std::chrono::hours(14 * 24); }
} // namespace

void markUsed(StringRef File) {
  int Descriptor = -1;
  if (ageOf(File) < std::chrono::hours(24) ||
      fs::openFileForWrite(File, Descriptor, fs::CD_OpenExisting))
    return;
  (void)fs::setLastAccessAndModificationTime(Descriptor, Clock::now());
  (void)fs::closeFile(Descriptor);
}

/// A preamble's description says for all of its files when it was used.
void removeOldFiles(StringRef Folder) {
  std::vector<std::string> Old;
  std::error_code EC;
  for (fs::directory_iterator It(Folder, EC), End; !EC && It != End;
       It.increment(EC)) {
    StringRef File = It->path(), Name = llvm::sys::path::filename(File);
    if (Name.starts_with("summaries-") && Name.ends_with(".db") && isOld(File))
      for (const char *Suffix : {"", "-wal", "-shm"})
        Old.push_back((File + Suffix).str());
    if (Name.starts_with("preamble-") && Name.ends_with(".pch.info") &&
        isOld(File))
      for (const char *Suffix : {".info", ".hpp", ""})
        Old.push_back((File.drop_back(strlen(".info")) + Suffix).str());
  }
  for (const std::string &File : Old)
    (void)fs::remove(File);
}

} // namespace poolwise
