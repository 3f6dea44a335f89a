//===- WorkingTree.cpp - The sources with some of the fixes in --*- C++ -*-===//

#include "poolwise/Rewrite/WorkingTree.h"
#include "EditText.h"
#include "EditedFiles.h"
#include "Source.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise {

using namespace rewrite;

/// One for each fix, however many instances of a template share it.
static std::vector<const Recommendation *>
distinctFixes(const Program &P, const std::vector<Recommendation> &All) {
  std::vector<const Recommendation *> Fixes;
  for (const Recommendation &R : All)
    if (isApplied(R) && none_of(Fixes, [&](const Recommendation *Known) {
          return Known->F->Edits == R.F->Edits;
        }))
      Fixes.push_back(&R);
  auto Key = [&](const Recommendation *R) {
    const Location &Where = candidateOf(P, *R).Where;
    return std::tuple(StringRef(P.Files[Where.File].Path), Where.Offset,
                      StringRef(R->Check), StringRef(R->Fingerprint));
  };
  llvm::sort(Fixes,
             [&](const auto *A, const auto *B) { return Key(A) < Key(B); });
  return Fixes;
}

WorkingTree::WorkingTree(const Program &P,
                         const std::vector<Recommendation> &All)
    : P(P), Fixes(distinctFixes(P, All)) {
  std::map<FileId, std::string> WhyNot;
  std::set<std::pair<uint64_t, uint64_t>> Seen;
  for (FileId File : inPathOrder(P, editsByFile(All))) {
    const std::string &Path = P.Files[File].Path;
    sys::fs::UniqueID Id;
    auto Text = readEditable(P.Files[File]);
    if (!Text)
      WhyNot[File] = toString(Text.takeError());
    else if (sys::fs::getUniqueID(Path, Id) ||
             !Seen.insert({Id.getDevice(), Id.getFile()}).second)
      WhyNot[File] = "the file stands twice in the program, under two paths";
    else
      Before[Path] = std::move(*Text);
  }
  for (const auto &[File, Why] : WhyNot)
    Refused.push_back(P.Files[File].Path + ": " + Why);
  llvm::sort(Refused);
  erase_if(Fixes, [&](const Recommendation *R) {
    return any_of(R->F->allEdits(),
                  [&](const Edit &E) { return WhyNot.count(E.File); });
  });
  Now = Before;
}

FixSet WorkingTree::all() const {
  FixSet All;
  for (unsigned I = 0; I < Fixes.size(); ++I)
    All.insert(I);
  return All;
}

std::vector<std::string> WorkingTree::filesOf(const FixSet &Wanted) const {
  std::set<std::string> Paths;
  for (unsigned I : Wanted)
    for (const Edit &E : Fixes[I]->F->allEdits())
      Paths.insert(P.Files[E.File].Path);
  return {Paths.begin(), Paths.end()};
}

Expected<std::vector<FileChange>>
WorkingTree::changes(const FixSet &Wanted) const {
  std::map<std::string, std::vector<Edit>> ByPath;
  for (unsigned I : Wanted)
    for (const Edit &E : Fixes[I]->F->allEdits())
      ByPath[P.Files[E.File].Path].push_back(E);
  std::vector<FileChange> Changes;
  for (const auto &[Path, Text] : Before) {
    std::vector<Edit> &Edits = ByPath[Path];
    normalize(Edits);
    if (overlapEachOther(Edits))
      return createStringError(inconvertibleErrorCode(),
                               Path + ": fixes overlap; nothing is written");
    std::string New = editedText(Text, Edits, 0, Text.size());
    if (const std::string &Old = Now.at(Path); New != Old)
      Changes.push_back({Path, Old, std::move(New)});
  }
  return Changes;
}

Error WorkingTree::hold(const FixSet &Wanted) {
  auto Changes = changes(Wanted);
  if (!Changes)
    return Changes.takeError();
  if (Error E = writeFiles(*Changes))
    return E;
  for (FileChange &C : *Changes)
    Now[C.Path] = std::move(C.New);
  Held = Wanted;
  return Error::success();
}

} // namespace poolwise
