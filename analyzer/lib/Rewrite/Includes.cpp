//===- Includes.cpp - The #include lines that new text needs ----*- C++ -*-===//

#include "Includes.h"
#include "llvm/ADT/STLExtras.h"

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

namespace {
struct IncludeLine {
  uint32_t Begin;
  StringRef Text; ///< "#include <vector>"
};
} // namespace

/// The lines above `At` that include a header in angle brackets, the last
/// first, if they are sorted.
static std::vector<IncludeLine> sortedBlock(const Source &S, uint32_t At) {
  std::vector<IncludeLine> Block;
  for (uint32_t End = S.lineBegin(At) == At ? At : S.lineEnd(At) + 1; End;) {
    uint32_t Begin = S.lineBegin(End - 1);
    StringRef Line = S.text().slice(Begin, End).trim();
    if (!Line.starts_with("#include <"))
      break;
    if (!Block.empty() && Line > Block.back().Text)
      return {};
    Block.push_back({Begin, Line});
    End = Begin;
  }
  // One line is no order.
  if (Block.size() < 2)
    Block.clear();
  return Block;
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
  std::vector<IncludeLine> Sorted = sortedBlock(S, At);
  for (const std::string &Header : Headers) {
    if (isIncluded(S.text(), Header))
      continue;
    std::string Line = "#include " + Header;
    auto Before =
        find_if(Sorted, [&](const IncludeLine &I) { return I.Text < Line; });
    if (Before != Sorted.begin()) {
      Edits.push_back(
          {S.id(), std::prev(Before)->Begin, 0, (Line + S.newline()).str()});
      continue;
    }
    std::string Text =
        AtLineStart ? (Line + S.newline()).str() : (S.newline() + Line).str();
    Edits.push_back({S.id(), At, 0, std::move(Text)});
  }
  return Edits;
}

} // namespace poolwise::rewrite
