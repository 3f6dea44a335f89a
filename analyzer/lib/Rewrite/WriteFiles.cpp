//===- WriteFiles.cpp - Replacing files, all or none ------------*- C++ -*-===//

#include "poolwise/Rewrite/WriteFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <optional>
#include <unistd.h>
#include <vector>

using namespace llvm;

namespace poolwise {

namespace {
struct NewFile {
  const FileChange &Change;
  std::optional<sys::fs::TempFile> Written;
};

/// Holds back signals that would end the process between two renames.
class SignalsHeld {
public:
  SignalsHeld() {
    sigset_t Set;
    sigemptyset(&Set);
    for (int Signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
      sigaddset(&Set, Signal);
    pthread_sigmask(SIG_BLOCK, &Set, &Before);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &Before, nullptr); }

private:
  sigset_t Before;
};
} // namespace

static Error error(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

Expected<std::string> readReplaceable(StringRef Path) {
  sys::fs::file_status Status;
  if (std::error_code E = sys::fs::status(Path, Status, /*Follow=*/false))
    return error("the file can't be read: " + E.message());
  if (Status.type() != sys::fs::file_type::regular_file)
    return error("the path is not a plain file");
  if (!(Status.permissions() & sys::fs::all_write))
    return error("the file is read-only");
  if (Status.getLinkCount() > 1)
    return error("the file has several hard links");
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false,
                                      /*IsVolatile=*/true);
  if (!Buffer)
    return error("the file can't be read: " + Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

/// A new file beside `Path` with its permissions and owner, on disk.
static Expected<sys::fs::TempFile> writeBeside(StringRef Path, StringRef Text) {
  sys::fs::file_status Status;
  if (std::error_code E = sys::fs::status(Path, Status))
    return createStringError(E, Path + ": " + E.message());
  auto Temp = sys::fs::TempFile::create(Path + ".poolwise-%%%%%%",
                                        Status.permissions());
  if (!Temp)
    return error(Path + ": no file can be written beside it: " +
                 toString(Temp.takeError()));
  raw_fd_ostream Out(Temp->FD, /*shouldClose=*/false);
  Out << Text;
  Out.flush();
  bool Failed = Out.has_error();
  Out.clear_error();
  // The owner stays if we may give files away; the mode does in any case.
  (void)!fchown(Temp->FD, Status.getUser(), Status.getGroup());
  Failed |=
      sys::fs::setPermissions(Temp->FD, Status.permissions()).value() != 0;
  Failed |= fsync(Temp->FD) != 0;
  if (!Failed)
    return Temp;
  consumeError(Temp->discard());
  return error(Path + ": writing the new text failed");
}

/// Puts the old texts back after a failure.
static std::string restore(ArrayRef<const FileChange *> Renamed) {
  std::string Lost;
  for (const FileChange *F : Renamed) {
    auto Temp = writeBeside(F->Path, F->Old);
    Error E = Temp ? Temp->keep(F->Path) : Temp.takeError();
    if (E)
      Lost +=
          "; " + F->Path + " could not be put back: " + toString(std::move(E));
  }
  return Lost;
}

static Error checkUnchanged(const FileChange &F) {
  auto Now = readReplaceable(F.Path);
  if (!Now)
    return error(F.Path + ": " + toString(Now.takeError()));
  if (*Now != F.Old)
    return error(F.Path + ": the file was changed by someone else meanwhile");
  return Error::success();
}

static Error renameAll(MutableArrayRef<NewFile> Files) {
  SignalsHeld Held;
  for (NewFile &F : Files)
    if (Error E = checkUnchanged(F.Change))
      return E;
  SmallVector<const FileChange *> Renamed;
  for (NewFile &F : Files) {
    if (Error E = F.Written->keep(F.Change.Path))
      return error(F.Change.Path + ": " + toString(std::move(E)) +
                   restore(Renamed));
    F.Written.reset();
    Renamed.push_back(&F.Change);
  }
  return Error::success();
}

Error writeFiles(ArrayRef<FileChange> Changes) {
  std::vector<NewFile> Files;
  auto Fail = [&](Error E) {
    for (NewFile &F : Files)
      if (F.Written)
        consumeError(F.Written->discard());
    return E;
  };
  for (const FileChange &Change : Changes) {
    if (Error E = checkUnchanged(Change))
      return Fail(std::move(E));
    auto Written = writeBeside(Change.Path, Change.New);
    if (!Written)
      return Fail(Written.takeError());
    Files.push_back({Change, std::move(*Written)});
  }
  if (Error E = renameAll(Files))
    return Fail(std::move(E));
  return Error::success();
}

} // namespace poolwise
