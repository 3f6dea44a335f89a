//===- InputRecorder.cpp - A file system that takes notes -----------------===//

#include "InputRecorder.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise {

InputRecorder::InputRecorder(StringRef Directory)
    : ProxyFileSystem(vfs::createPhysicalFileSystem()) {
  setCurrentWorkingDirectory(Directory);
}

std::string InputRecorder::absolute(const Twine &Path) const {
  SmallString<256> Out;
  Path.toVector(Out);
  if (sys::path::is_relative(Out))
    (void)const_cast<InputRecorder *>(this)->makeAbsolute(Out);
  sys::path::remove_dots(Out); // `..` stays: its folder may be a link
  return Out.str().str();
}

/// What was seen first is what the parse saw; but reading says more than
/// looking.
void InputRecorder::note(std::string Path, Input::Kind K, uint64_t Digest,
                         uint64_t Stamp) {
  auto [It, New] = Seen.try_emplace(Path);
  Input &I = It->second;
  if (!New && !(I.K == Input::Kind::Present && K != Input::Kind::Missing))
    return;
  I = {K, std::move(Path), Digest, Stamp};
}

bool InputRecorder::noteStatus(const Twine &Path,
                               const ErrorOr<vfs::Status> &Status) {
  bool Exists = Status && Status->exists();
  // A folder that is there decides nothing: what is looked for in it does.
  if (!Exists || !Status->isDirectory())
    note(absolute(Path), Exists ? Input::Kind::Present : Input::Kind::Missing);
  return Exists;
}

ErrorOr<vfs::Status> InputRecorder::status(const Twine &Path) {
  ErrorOr<vfs::Status> Status = ProxyFileSystem::status(Path);
  noteStatus(Path, Status);
  return Status;
}

bool InputRecorder::exists(const Twine &Path) {
  return noteStatus(Path, ProxyFileSystem::status(Path));
}

ErrorOr<std::unique_ptr<vfs::File>>
InputRecorder::openFileForRead(const Twine &Path) {
  std::string Name = absolute(Path);
  // Before it is read: a change while it is read shows later.
  uint64_t Stamp = stampOf(Name);

  /// Hashes what is read.
  class ReadFile : public vfs::File {
  public:
    ReadFile(InputRecorder &R, std::string Name, uint64_t Stamp,
             std::unique_ptr<vfs::File> Inner)
        : R(R), Name(std::move(Name)), Stamp(Stamp), Inner(std::move(Inner)) {}
    ErrorOr<vfs::Status> status() override { return Inner->status(); }
    ErrorOr<std::string> getName() override { return Inner->getName(); }
    ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &As,
                                                     int64_t Size,
                                                     bool Terminated,
                                                     bool Volatile) override {
      auto Buffer = Inner->getBuffer(As, Size, Terminated, Volatile);
      if (Buffer)
        R.note(Name, Input::Kind::Content, xxh3_64bits((*Buffer)->getBuffer()),
               Stamp);
      return Buffer;
    }
    std::error_code close() override { return Inner->close(); }

  private:
    InputRecorder &R;
    std::string Name;
    uint64_t Stamp;
    std::unique_ptr<vfs::File> Inner;
  };

  auto File = ProxyFileSystem::openFileForRead(Path);
  if (!File) {
    note(Name, Input::Kind::Missing);
    return File.getError();
  }
  note(Name, Input::Kind::Present);
  return std::make_unique<ReadFile>(*this, std::move(Name), Stamp,
                                    std::move(*File));
}

vfs::directory_iterator InputRecorder::dir_begin(const Twine &Folder,
                                                 std::error_code &EC) {
  std::string Name = absolute(Folder);
  if (std::optional<uint64_t> Digest = digestOf(Name, Input::Kind::Listing))
    note(Name, Input::Kind::Listing, *Digest);
  else
    note(Name, Input::Kind::Missing);
  return ProxyFileSystem::dir_begin(Folder, EC);
}

std::vector<Input> InputRecorder::take() {
  std::vector<Input> Out;
  for (auto &[Path, I] : Seen)
    Out.push_back(std::move(I));
  return Out;
}

} // namespace poolwise
