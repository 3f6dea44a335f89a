//===- Includes.cpp - The #include lines that new text needs ----*- C++ -*-===//

#include "Includes.h"

using namespace llvm;

namespace poolwise::rewrite {

static bool isIncluded(StringRef Text, StringRef Header) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Line = Line.ltrim();
    if (Line.consume_front("#") &&
        (Line = Line.ltrim()).consume_front("include") &&
        Line.ltrim().starts_with(Header))
      return true;
    Text = Rest;
  }
  return false;
}

std::vector<Edit> includeEdits(const Source &S, std::set<std::string> Headers) {
  // Perhaps by another header.
  if (S.info().IncludesRuntime)
    Headers.erase("<poolwise/runtime.h>");
  uint32_t At = std::min<uint32_t>(S.info().IncludeOffset, S.text().size());
  // The offset may stand behind the line's newline or before it.
  StringRef Before = S.text().slice(S.lineBegin(At), At);
  bool AtLineStart = Before.empty() || Before == "\xef\xbb\xbf";
  std::vector<Edit> Edits;
  for (const std::string &Header : Headers) {
    if (isIncluded(S.text(), Header))
      continue;
    std::string Line = "#include " + Header;
    std::string Text =
        AtLineStart ? (Line + S.newline()).str() : (S.newline() + Line).str();
    Edits.push_back({S.id(), At, 0, std::move(Text)});
  }
  return Edits;
}

} // namespace poolwise::rewrite
