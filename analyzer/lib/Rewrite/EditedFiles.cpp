//===- EditedFiles.cpp - The safe fixes, file by file -----------*- C++ -*-===//

#include "EditedFiles.h"
#include "EditText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

bool isApplied(const Recommendation &R) {
  return R.F && R.F->A == Applicability::Safe && !R.Suppressed;
}

std::map<FileId, std::vector<Edit>>
editsByFile(const std::vector<Recommendation> &All) {
  std::map<FileId, std::vector<Edit>> Files;
  for (const Recommendation &R : All)
    if (isApplied(R))
      for (const Edit &E : R.F->allEdits())
        Files[E.File].push_back(E);
  for (auto &[File, Edits] : Files)
    normalize(Edits);
  return Files;
}

std::vector<FileId>
inPathOrder(const Program &P,
            const std::map<FileId, std::vector<Edit>> &Edits) {
  std::vector<FileId> Order;
  for (const auto &[File, _] : Edits)
    Order.push_back(File);
  llvm::sort(Order, [&](FileId A, FileId B) {
    return P.Files[A].Path < P.Files[B].Path;
  });
  return Order;
}

} // namespace poolwise::rewrite
