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

std::string Site::freshName(std::string Name) const {
  const Range &Body = F.Regions[0].Text;
  while (hasWord(S.holds(Body) ? text(Body) : S.text(), Name))
    Name += "_";
  return Name;
}

Edit Site::remove(const Range &Statement) const {
  uint32_t Begin = S.lineBegin(Statement.Begin), End = S.lineEnd(Statement.End);
  StringRef Behind = text(Statement.End, End);
  bool IsAlone = text(Begin, Statement.Begin).trim().empty() &&
                 Behind.trim().empty() && End < S.text().size();
  if (IsAlone)
    return replace(Begin, End + 1, "");
  size_t Gap = Behind.size() - Behind.ltrim(" \t").size();
  return replace(Statement.Begin, Statement.End + Gap, "");
}

} // namespace poolwise::rewrite
