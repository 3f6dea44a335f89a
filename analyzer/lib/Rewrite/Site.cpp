//===- Site.cpp - What a recipe gets and gives ------------------*- C++ -*-===//

#include "Site.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

Error refuse(const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), Why);
}

ArrayRef<BodyStatement> runOf(const Candidate &C, const Pattern &Found) {
  ArrayRef<BodyStatement> All = C.Statements;
  if (Found.First + size_t(Found.Count) > All.size())
    return {};
  return All.slice(Found.First, Found.Count);
}

Edit Site::remove(const Range &Statement) const {
  uint32_t Begin = S.lineBegin(Statement.Begin), End = S.lineEnd(Statement.End);
  StringRef Behind = text(Statement.End, End);
  bool IsAlone = text(Begin, Statement.Begin).trim().empty() &&
                 Behind.trim().empty() && End < S.text().size();
  if (IsAlone) {
    // Of two empty lines one goes too, and one at a block's begin or end.
    uint32_t Above = Begin ? S.lineBegin(Begin - 1) : Begin;
    uint32_t Next = S.lineEnd(End + 1);
    bool IsGapAbove = Above < Begin && text(Above, Begin).trim().empty();
    bool IsGapBelow =
        Next < S.text().size() && text(End + 1, Next).trim().empty();
    if (IsGapBelow && (IsGapAbove || text(Above, Begin).rtrim().ends_with("{")))
      End = Next;
    else if (IsGapAbove && text(End + 1, Next).ltrim().starts_with("}"))
      Begin = Above;
    return replace(Begin, End + 1, "");
  }
  size_t Gap = Behind.size() - Behind.ltrim(" \t").size();
  return replace(Statement.Begin, Statement.End + Gap, "");
}

} // namespace poolwise::rewrite
