//===- ApplyFixes.cpp - Writing fixed files, all or none --------*- C++ -*-===//
//
// In:  the program and recommendations with fixes. Out: changed files.
//
//   read and compare with the digest -> write each new text beside its file ->
//   compare once more -> rename all; if one rename fails, put the others back.
//
// A reader never sees half a file, and Ctrl-C before the renames leaves nothing
// behind. Not handled: a power cut between two renames.
//
//===----------------------------------------------------------------------===//

#include "EditText.h"
#include "EditedFiles.h"
#include "Source.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <set>
#include <unistd.h>

using namespace llvm;

namespace poolwise {

using namespace rewrite;

namespace {
struct NewFile {
  FileId File;
  std::string Path, OldText, NewText;
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

/// A new file beside `Path` with its permissions and owner, on disk.
static Expected<sys::fs::TempFile> writeBeside(StringRef Path, StringRef Text) {
  sys::fs::file_status Status;
  if (std::error_code E = sys::fs::status(Path, Status))
    return createStringError(E, Path + ": " + E.message());
  auto Temp = sys::fs::TempFile::create(Path + ".poolwise-%%%%%%",
                                        Status.permissions());
  if (!Temp)
    return createStringError(inconvertibleErrorCode(),
                             Path + ": no file can be written beside it: " +
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
  return createStringError(inconvertibleErrorCode(),
                           Path + ": writing the new text failed");
}

/// Puts the old texts back after a failure.
static std::string restore(ArrayRef<NewFile *> Renamed) {
  std::string Lost;
  for (const NewFile *F : Renamed) {
    auto Temp = writeBeside(F->Path, F->OldText);
    Error E = Temp ? Temp->keep(F->Path) : Temp.takeError();
    if (E)
      Lost +=
          "; " + F->Path + " could not be put back: " + toString(std::move(E));
  }
  return Lost;
}

static Error renameAll(const Program &P, MutableArrayRef<NewFile> Files) {
  SignalsHeld Held;
  for (NewFile &F : Files)
    if (auto Now = readEditable(P.Files[F.File]); !Now)
      return createStringError(inconvertibleErrorCode(),
                               F.Path + ": " + toString(Now.takeError()));
  SmallVector<NewFile *> Renamed;
  for (NewFile &F : Files) {
    if (Error E = F.Written->keep(F.Path)) {
      std::string Lost = restore(Renamed);
      return createStringError(inconvertibleErrorCode(),
                               F.Path + ": " + toString(std::move(E)) + Lost);
    }
    F.Written.reset();
    Renamed.push_back(&F);
  }
  return Error::success();
}

/// Files that can't be written, with the reason; a path that stands twice (by
/// another name) is refused the second time.
static std::map<FileId, std::string>
unwritable(const Program &P, ArrayRef<FileId> Files,
           std::map<FileId, std::string> &Texts) {
  std::map<FileId, std::string> Refused;
  std::set<std::pair<uint64_t, uint64_t>> Seen;
  for (FileId File : Files) {
    sys::fs::UniqueID Id;
    auto Text = readEditable(P.Files[File]);
    if (!Text)
      Refused[File] = toString(Text.takeError());
    else if (sys::fs::getUniqueID(P.Files[File].Path, Id) ||
             !Seen.insert({Id.getDevice(), Id.getFile()}).second)
      Refused[File] = "the file stands twice in the program, under two paths";
    else
      Texts[File] = std::move(*Text);
  }
  return Refused;
}

Expected<ApplyResult> applyFixes(const Program &P,
                                 const std::vector<Recommendation> &All) {
  ApplyResult Result;
  auto Wanted = editsByFile(All);
  std::map<FileId, std::string> Texts;
  auto Refused = unwritable(P, inPathOrder(P, Wanted), Texts);
  for (const auto &[File, Why] : Refused)
    Result.Refused.push_back(P.Files[File].Path + ": " + Why);

  // A fix is applied to all its files or to none.
  std::vector<Recommendation> Kept;
  for (const Recommendation &R : All)
    if (isApplied(R) && none_of(R.F->Edits, [&](const Edit &E) {
          return Refused.count(E.File);
        }))
      Kept.push_back(R);
  Wanted = editsByFile(Kept);

  std::vector<NewFile> Files;
  auto DiscardAll = [&] {
    for (NewFile &F : Files)
      if (F.Written)
        consumeError(F.Written->discard());
  };
  for (FileId File : inPathOrder(P, Wanted)) {
    const std::string &Path = P.Files[File].Path, &Old = Texts.at(File);
    if (overlapEachOther(Wanted[File])) {
      DiscardAll();
      return createStringError(inconvertibleErrorCode(),
                               Path + ": fixes overlap; nothing is written");
    }
    std::string New = editedText(Old, Wanted[File], 0, Old.size());
    auto Written = writeBeside(Path, New);
    if (!Written) {
      DiscardAll();
      return Written.takeError();
    }
    Files.push_back({File, Path, Old, std::move(New), std::move(*Written)});
  }
  if (Error E = renameAll(P, Files)) {
    DiscardAll();
    return E;
  }
  for (const NewFile &F : Files)
    Result.Changed.push_back(F.Path);
  llvm::sort(Result.Refused);
  return Result;
}

} // namespace poolwise
