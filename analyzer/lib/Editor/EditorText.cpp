//===- EditorText.cpp - Places and files as editors name them -------------===//

#include "poolwise/Editor/EditorText.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise {

ColumnUnit columnUnitNamed(StringRef Encoding) {
  return Encoding == "utf-8"    ? ColumnUnit::Utf8
         : Encoding == "utf-32" ? ColumnUnit::Utf32
                                : ColumnUnit::Utf16;
}

EditorText::EditorText(std::string Text, ColumnUnit Unit)
    : Content(std::move(Text)), Unit(Unit), Starts{0} {
  for (size_t I = 0; I < Content.size(); ++I)
    if (Content[I] == '\n')
      Starts.push_back(I + 1);
}

uint32_t EditorText::lineOf(size_t Offset) const {
  auto Next = std::upper_bound(Starts.begin(), Starts.end(), Offset);
  return uint32_t(Next - Starts.begin() - 1);
}

size_t EditorText::endOf(uint32_t Line) const {
  size_t End = Line + 1 < Starts.size() ? Starts[Line + 1] - 1 : Content.size();
  if (End > 0 && End < Content.size() && Content[End - 1] == '\r' &&
      End > Starts[Line])
    --End;
  return End;
}

size_t EditorText::firstOn(uint32_t Line) const {
  size_t At = Starts[Line], End = endOf(Line);
  while (At < End && (Content[At] == ' ' || Content[At] == '\t'))
    ++At;
  return At;
}

StringRef EditorText::line(uint32_t Line) const {
  return StringRef(Content).slice(Starts[Line], endOf(Line));
}

MovedLines::MovedLines(const EditorText &Older, const EditorText &Newer)
    : Old(Older.lineCount()), New(Newer.lineCount()) {
  uint32_t Shared = std::min(Old, New);
  while (Before < Shared && Older.line(Before) == Newer.line(Before))
    ++Before;
  while (Behind < Shared - Before &&
         Older.line(Old - 1 - Behind) == Newer.line(New - 1 - Behind))
    ++Behind;
}

std::optional<uint32_t> MovedLines::lineOf(uint32_t OldLine) const {
  if (OldLine < Before)
    return OldLine;
  if (OldLine >= Old - Behind)
    return OldLine + New - Old;
  return std::nullopt;
}

/// What a byte adds to the column: all of a character counts at its first.
static unsigned widthOf(unsigned char Byte, ColumnUnit Unit) {
  if (Unit == ColumnUnit::Utf8)
    return 1;
  if ((Byte & 0xC0) == 0x80) // inside a UTF-8 sequence
    return 0;
  return Unit == ColumnUnit::Utf16 && Byte >= 0xF0 ? 2 : 1;
}

json::Value EditorText::position(size_t Offset) const {
  Offset = std::min(Offset, Content.size());
  uint32_t Line = lineOf(Offset);
  unsigned Column = 0;
  for (size_t I = Starts[Line]; I < Offset; ++I)
    Column += widthOf(Content[I], Unit);
  return json::Object{{"line", Line}, {"character", Column}};
}

size_t EditorText::offsetAt(const json::Object &Position) const {
  int64_t Line = Position.getInteger("line").value_or(0);
  if (Line < 0 || Line >= int64_t(Starts.size()))
    return Line < 0 ? 0 : Content.size();
  int64_t Left = Position.getInteger("character").value_or(0);
  size_t At = Starts[Line], End = endOf(uint32_t(Line));
  while (At < End && Left > 0) {
    Left -= widthOf(Content[At++], Unit);
    while (At < End && !widthOf(Content[At], Unit))
      ++At;
  }
  return At;
}

json::Value EditorText::range(size_t Begin, size_t End) const {
  return json::Object{{"start", position(Begin)}, {"end", position(End)}};
}

std::string changedText(std::string Text, const json::Object &Change,
                        ColumnUnit Unit) {
  std::string New = Change.getString("text").value_or("").str();
  const json::Object *Range = Change.getObject("range");
  const json::Object *Start = Range ? Range->getObject("start") : nullptr;
  const json::Object *End = Range ? Range->getObject("end") : nullptr;
  if (!Start || !End)
    return New;
  const EditorText Old(std::move(Text), Unit);
  size_t From = Old.offsetAt(*Start), To = Old.offsetAt(*End);
  return (Old.content().take_front(From) + New +
          Old.content().drop_front(std::max(From, To)))
      .str();
}

std::string pathOfUri(StringRef Uri) {
  if (!Uri.consume_front("file://"))
    return "";
  std::string Path;
  for (Uri = Uri.substr(std::min(Uri.find('/'), Uri.size())); !Uri.empty();) {
    unsigned Byte;
    if (Uri.front() == '%' && Uri.size() > 2 && isHexDigit(Uri[1]) &&
        isHexDigit(Uri[2]) && !Uri.substr(1, 2).getAsInteger(16, Byte)) {
      Path += char(Byte);
      Uri = Uri.drop_front(3);
    } else {
      Path += Uri.front();
      Uri = Uri.drop_front();
    }
  }
  return Path;
}

} // namespace poolwise
