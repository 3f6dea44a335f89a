//===- Pages.cpp - Looking up pages ---------------------------------------===//
//
// The table itself is made by EmbedPages.cmake.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Report/Pages.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise {

const Page *pageNamed(StringRef Name) {
  Name.consume_front("poolwise-");
  const Page *Found =
      find_if(pages(), [&](const Page &P) { return P.Name == Name; });
  return Found == pages().end() ? nullptr : Found;
}

std::vector<StringRef> checkNames() {
  std::vector<StringRef> Names;
  for (const Page &P : pages())
    if (P.A == Page::About::Check)
      Names.push_back(P.Name);
  return Names;
}

std::string summaryOf(const Page &P) {
  // Title, blank line, then the paragraph that opens with the summary.
  StringRef Text = P.Text.ltrim();
  if (Text.starts_with("#"))
    Text = Text.split('\n').second.ltrim();
  Text = Text.take_front(Text.find("\n\n"));
  size_t End = Text.find(". ");
  size_t EndOfLine = Text.find(".\n");
  std::string Summary =
      Text.take_front(std::min({End, EndOfLine, Text.size()})).rtrim().str();
  std::replace(Summary.begin(), Summary.end(), '\n', ' ');
  if (!StringRef(Summary).ends_with("."))
    Summary += '.';
  return Summary;
}

} // namespace poolwise
