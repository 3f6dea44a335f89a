//===- Journal.cpp - How the files were, for after a crash ------*- C++ -*-===//

#include "Journal.h"
#include "poolwise/Verify/Verify.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace llvm;

namespace poolwise {

using namespace verify;

static constexpr StringLiteral Folder = ".poolwise-journal";

static std::string path(const Twine &Name) {
  return (Folder + "/" + Name).str();
}

static Error error(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static std::string digest(StringRef Text) {
  return utohexstr(xxh3_64bits(Text)) + " " + utostr(Text.size());
}

/// On disk before it returns.
static Error write(const std::string &File, StringRef Text,
                   sys::fs::OpenFlags Flags = sys::fs::OF_None) {
  int Descriptor = -1;
  if (std::error_code Failed = sys::fs::openFileForWrite(
          File, Descriptor, sys::fs::CD_OpenAlways, Flags))
    return error(File + ": " + Failed.message());
  raw_fd_ostream Out(Descriptor, /*shouldClose=*/true);
  Out << Text;
  Out.flush();
  bool Lost = Out.has_error() || fsync(Descriptor) != 0;
  Out.clear_error();
  return Lost ? error(File + ": it could not be written") : Error::success();
}

static Expected<std::string> read(const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File, false, false);
  if (!Buffer)
    return error(File + ": " + Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

/// The lock's descriptor, or -1 if another process has it.
static int takeLock() {
  int Lock = open(path("lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (Lock >= 0 && flock(Lock, LOCK_EX | LOCK_NB) != 0) {
    close(Lock);
    return -1;
  }
  return Lock;
}

static Error runGoesOn() {
  return error("another run with --verify goes on in this folder; wait for its "
               "end (or, if there is none, remove '" +
               Folder + "')");
}

Expected<Journal>
Journal::begin(const std::map<std::string, std::string> &Files) {
  Journal J;
  if (std::error_code E = sys::fs::create_directory(Folder, false))
    return E == std::errc::file_exists
               ? runGoesOn()
               : error("the folder '" + Folder +
                       "' can't be made here: " + E.message());
  J.Lock = takeLock();
  if (J.Lock < 0)
    return runGoesOn();
  // Git need not hear of it.
  if (Error E = write(path(".gitignore"), "*\n"))
    return std::move(E);
  std::string Names;
  for (const auto &[File, Text] : Files) {
    unsigned Number = J.Numbers.size();
    J.Numbers[File] = Number;
    Names += File + "\n";
    if (Error E = write(path(utostr(Number) + ".old"), Text))
      return std::move(E);
  }
  // Without this there is nothing to put back.
  if (Error E = write(path("files"), Names))
    return std::move(E);
  return J;
}

Error Journal::note(ArrayRef<FileChange> Changes) {
  for (const FileChange &C : Changes)
    if (Error E = write(path(utostr(Numbers.at(C.Path)) + ".written"),
                        digest(C.New) + "\n", sys::fs::OF_Append))
      return E;
  return Error::success();
}

void Journal::end() {
  sys::fs::remove_directories(Folder, /*IgnoreErrors=*/true);
}

Journal::~Journal() {
  if (Lock >= 0)
    close(Lock);
}

std::string Journal::logFile() { return path("log"); }

bool hasJournal() { return sys::fs::is_directory(Folder); }

/// What is to be done to one file of the journal.
static Expected<std::optional<FileChange>> undo(StringRef File,
                                                unsigned Number) {
  auto Old = read(path(utostr(Number) + ".old"));
  auto Now = read(File.str());
  if (!Old || !Now)
    return !Old ? (consumeError(Now.takeError()), Old.takeError())
                : Now.takeError();
  if (*Now == *Old)
    return std::nullopt;
  std::string Written;
  if (auto Digests = read(path(utostr(Number) + ".written")))
    Written = *Digests;
  else
    consumeError(Digests.takeError());
  SmallVector<StringRef> Lines;
  StringRef(Written).split(Lines, '\n');
  if (!is_contained(Lines, StringRef(digest(*Now))))
    return error(File +
                 ": an earlier run with --verify was cut off, and the "
                 "file was changed since; its text of before is '" +
                 path(utostr(Number) + ".old") +
                 "': take from it what you want, then remove '" + Folder + "'");
  return FileChange{File.str(), *Now, *Old};
}

Expected<std::vector<std::string>> restoreFromJournal() {
  std::vector<std::string> Restored;
  if (!hasJournal())
    return Restored;
  int Lock = takeLock();
  if (Lock < 0)
    return runGoesOn();
  std::vector<FileChange> Changes;
  Error Failed = Error::success();
  if (auto Names = read(path("files"))) {
    SmallVector<StringRef> Files;
    StringRef(*Names).split(Files, '\n', -1, /*KeepEmpty=*/false);
    for (unsigned I = 0; I < Files.size() && !Failed; ++I) {
      auto Change = undo(Files[I], I);
      if (!Change)
        Failed = Change.takeError();
      else if (*Change)
        Changes.push_back(std::move(**Change));
    }
  } else { // cut off before any file was changed
    consumeError(Names.takeError());
  }
  if (!Failed)
    Failed = writeFiles(Changes);
  if (!Failed)
    sys::fs::remove_directories(Folder, /*IgnoreErrors=*/true);
  close(Lock);
  if (Failed)
    return std::move(Failed);
  for (const FileChange &C : Changes)
    Restored.push_back(C.Path);
  return Restored;
}

} // namespace poolwise
