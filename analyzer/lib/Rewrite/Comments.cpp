//===- Comments.cpp - A statement and what is written about it ------------===//

#include "Comments.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// Only comments that end.
static bool isComment(StringRef Text) {
  return all_of(tokens(Text), [](const Token &T) {
    return T.K == Token::Kind::Comment && T.Complete;
  });
}

uint32_t behindComment(const Source &S, uint32_t Offset) {
  StringRef Rest = S.text().slice(Offset, S.lineEnd(Offset));
  return isComment(Rest) ? Offset + uint32_t(Rest.rtrim().size()) : Offset;
}

uint32_t beforeComment(const Source &S, uint32_t Offset) {
  uint32_t Line = S.lineBegin(Offset);
  if (!S.text().slice(Line, Offset).trim().empty())
    return Offset;
  // A block comment may take several lines, whose begin has to be seen first.
  uint32_t Begin = Offset;
  while (Line) {
    uint32_t Above = S.lineBegin(Line - 1);
    StringRef Text = S.text().slice(Above, Line).trim();
    bool IsInside = Text.ends_with("*/") && !Text.contains("/*");
    while (IsInside && Above) {
      Above = S.lineBegin(Above - 1);
      Text = S.text().slice(Above, Line).trim();
      IsInside = !Text.contains("/*");
    }
    if (Text.empty() || !isComment(Text))
      break;
    Begin = Above + uint32_t(S.indent(Above).size());
    Line = Above;
  }
  return Begin;
}

Range withComments(const Source &S, const Range &Statement) {
  return {Statement.File, beforeComment(S, Statement.Begin),
          behindComment(S, Statement.End)};
}

} // namespace poolwise::rewrite
