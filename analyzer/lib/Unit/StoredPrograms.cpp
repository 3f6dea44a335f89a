//===- StoredPrograms.cpp - The stores of several projects ----------------===//

#include "poolwise/Store/Store.h"
#include "poolwise/Summary/Record.h"
#include "poolwise/Unit/StoredProgram.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise {

static std::string nearestStore(StringRef File) {
  for (StringRef Folder = sys::path::parent_path(File); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Store(Folder);
    sys::path::append(Store, ".poolwise");
    if (sys::fs::is_directory(Store))
      return Store.str().str();
  }
  return "";
}

/// Changes whenever somebody writes into the store.
static uint64_t stateOf(StringRef Folder) {
  std::vector<std::string> Files;
  std::error_code EC;
  for (sys::fs::directory_iterator It(Folder, EC), End; !EC && It != End;
       It.increment(EC)) {
    sys::fs::file_status Status;
    // The index of the log changes with each reader.
    if (StringRef(It->path()).ends_with("-shm") ||
        sys::fs::status(It->path(), Status) ||
        !sys::fs::is_regular_file(Status))
      continue;
    Files.push_back(
        (Twine(It->path()) + " " + Twine(Status.getSize()) + " " +
         Twine(Status.getLastModificationTime().time_since_epoch().count()))
            .str());
  }
  llvm::sort(Files);
  return xxh3_64bits(join(Files, "\n"));
}

static std::shared_ptr<const StoredProgram> read(const std::string &Folder,
                                                 const std::string &Root) {
  auto Opened = Store::open({Folder, Root, CacheKey::Time, /*ReadOnly=*/true});
  if (!Opened) {
    consumeError(Opened.takeError());
    return nullptr;
  }
  std::vector<TUSummary> Units;
  for (const std::string &Bytes : (*Opened)->allRecords()) {
    Expected<Record> R = decodeRecord(Bytes, Root);
    if (!R)
      consumeError(R.takeError());
    else if (sys::fs::exists(R->Summary.MainFile)) // else of an earlier time
      Units.push_back(std::move(R->Summary));
  }
  if (Units.empty())
    return nullptr;
  return std::make_shared<const StoredProgram>(std::move(Units));
}

std::shared_ptr<const StoredProgram> StoredPrograms::of(StringRef File,
                                                        StringRef Folder) {
  std::string Place = Folder.empty() ? nearestStore(File) : Folder.str();
  if (Place.empty())
    return nullptr;
  std::string Root = Folder.empty() ? sys::path::parent_path(Place).str()
                                    : rootFolder(sys::path::parent_path(File));
  std::lock_guard Guard(Lock);
  uint64_t State = stateOf(Place);
  auto [Known, IsNew] = ByFolder.try_emplace(Place);
  if (IsNew || Known->second.State != State)
    Known->second = {State, read(Place, Root)};
  return Known->second.Program;
}

} // namespace poolwise
