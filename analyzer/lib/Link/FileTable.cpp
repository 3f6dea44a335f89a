//===- FileTable.cpp ------------------------------------------------------===//

#include "FileTable.h"
#include "poolwise/Summary/Fields.h"
#include <map>

namespace poolwise {
namespace {

/// Walks all fields of all structs below a summary.
struct Renumber {
  const std::vector<FileId> &NewIds;

  void set(FileId &Id) { Id = Id < NewIds.size() ? NewIds[Id] : NoFile; }
  void operator()(Location &L) { set(L.File); }
  void operator()(Range &R) { set(R.File); }
  template <HasFields T> void operator()(T &V) {
    listFields<T>([&](const char *, auto Member) { (*this)(V.*Member); });
  }
  template <class T> void operator()(std::vector<T> &V) {
    for (T &Element : V)
      (*this)(Element);
  }
  template <class T> void operator()(std::optional<T> &V) {
    if (V)
      (*this)(*V);
  }
  template <class T>
    requires std::is_scalar_v<T> || std::is_same_v<T, std::string>
  void operator()(T &) {}
};

} // namespace

FileTable uniteFiles(llvm::ArrayRef<TUSummary> Units) {
  FileTable Out;
  std::map<std::string, SourceFile> ByPath;
  for (const TUSummary &Unit : Units)
    for (const SourceFile &File : Unit.Files) {
      auto [It, New] = ByPath.try_emplace(File.Path, File);
      if (New)
        continue;
      if (It->second.Digest != File.Digest)
        Out.Changed.push_back(File.Path);
      It->second.IncludesRuntime |= File.IncludesRuntime;
      It->second.IsSystem |= File.IsSystem;
    }
  std::map<std::string, FileId> Ids;
  for (auto &[Path, File] : ByPath) {
    Ids[Path] = Out.Files.size();
    Out.Files.push_back(std::move(File));
  }
  for (const TUSummary &Unit : Units) {
    std::vector<FileId> &NewIds = Out.NewIds.emplace_back();
    for (const SourceFile &File : Unit.Files)
      NewIds.push_back(Ids[File.Path]);
  }
  std::sort(Out.Changed.begin(), Out.Changed.end());
  Out.Changed.erase(std::unique(Out.Changed.begin(), Out.Changed.end()),
                    Out.Changed.end());
  return Out;
}

void renumberFiles(FunctionSummary &F, const std::vector<FileId> &NewIds) {
  Renumber{NewIds}(F);
}

} // namespace poolwise
