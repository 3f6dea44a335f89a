//===- UnifiedDiff.cpp - The new lines of a patch -------------------------===//

#include "UnifiedDiff.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise {

namespace {

class DiffReader {
public:
  void line(StringRef Line);
  /// What a removal at the end of a hunk changed.
  void endHunk();
  ChangedLines Changed;
  bool SawHead = false;

private:
  bool inHunk() const;
  void hunkLine(StringRef Line);
  void hunkHead(StringRef Line);
  void change(uint32_t First, uint32_t Last);

  std::vector<LineSpan> *File = nullptr; ///< null: removed, or not named
  /// What is left of the hunk: of each old side, and of the new one.
  SmallVector<uint64_t, 2> OldLeft;
  uint64_t NewLeft = 0;
  uint32_t NewLine = 0;
  /// Lines were taken out here, and nothing was put in their place so far.
  bool Removed = false;
};

} // namespace

/// git quotes names as C does: "b/\303\244.cpp".
static std::string unquoted(StringRef Name) {
  if (!Name.consume_front("\"") || !Name.consume_back("\""))
    return Name.str();
  std::string Result;
  while (!Name.empty()) {
    char C = Name.front();
    Name = Name.drop_front();
    if (C != '\\' || Name.empty()) {
      Result += C;
      continue;
    }
    StringRef Octal = Name.take_front(3).take_while(
        [](char D) { return D >= '0' && D <= '7'; });
    unsigned Byte = 0;
    if (!Octal.empty() && !Octal.getAsInteger(8, Byte)) {
      Result += char(Byte);
      Name = Name.drop_front(Octal.size());
      continue;
    }
    constexpr StringRef Letters = "abtnvfr", Values = "\a\b\t\n\v\f\r";
    size_t Letter = Letters.find(Name.front());
    Result += Letter == StringRef::npos ? Name.front() : Values[Letter];
    Name = Name.drop_front();
  }
  return Result;
}

bool DiffReader::inHunk() const {
  return NewLeft || any_of(OldLeft, [](uint64_t Left) { return Left != 0; });
}

void DiffReader::change(uint32_t First, uint32_t Last) {
  if (!File)
    return;
  if (!File->empty() && File->back().Last + 1 >= First)
    File->back().Last = std::max(File->back().Last, Last);
  else
    File->push_back({First, Last});
}

void DiffReader::endHunk() {
  if (Removed)
    change(NewLine > 1 ? NewLine - 1 : 1, NewLine);
  Removed = false;
}

/// "@@ -3,2 +5,4 @@", and of a merge "@@@ -1,2 -3 +4,5 @@@".
void DiffReader::hunkHead(StringRef Line) {
  OldLeft.clear();
  NewLeft = 0;
  size_t Sides = Line.take_while([](char C) { return C == '@'; }).size();
  SmallVector<StringRef> Words;
  Line.split(Words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef Word : ArrayRef(Words).slice(1).take_front(Sides)) {
    bool IsOld = Word.starts_with("-");
    if (!IsOld && !Word.starts_with("+"))
      return;
    auto [FirstText, CountText] = Word.drop_front().split(',');
    uint32_t First = 0;
    uint64_t Count = 1;
    if (FirstText.getAsInteger(10, First) ||
        (!CountText.empty() && CountText.getAsInteger(10, Count)))
      return;
    if (IsOld) {
      OldLeft.push_back(Count);
      continue;
    }
    NewLeft = Count;
    // An empty side is named by the line before it.
    NewLine = Count ? First : First + 1;
  }
}

void DiffReader::hunkLine(StringRef Line) {
  if (Line.starts_with("\\")) // "\ No newline at end of file"
    return;
  // Mailers cut blanks off: an empty line is one of the context.
  StringRef Signs = Line.take_front(OldLeft.size());
  bool IsOld = Signs.contains('-'), IsNew = Signs.contains('+');
  for (size_t I = 0; I < OldLeft.size(); ++I) {
    char Sign = I < Signs.size() ? Signs[I] : ' ';
    // Of a merge, a line that is gone stands only in the sides that had it.
    bool Counts = IsOld ? Sign == '-' : Sign != '+';
    OldLeft[I] -= Counts && OldLeft[I];
  }
  if (IsOld) {
    Removed = true;
    return;
  }
  if (IsNew) {
    change(NewLine, NewLine);
    Removed = false;
  }
  endHunk();
  NewLeft -= NewLeft != 0;
  ++NewLine;
}

void DiffReader::line(StringRef Line) {
  // Within a hunk only its own lines stand, whatever they look like.
  if (inHunk())
    return hunkLine(Line);
  endHunk();
  if (Line.consume_front("+++ ")) {
    SawHead = true;
    StringRef Name = Line.split('\t').first.rtrim("\r");
    File = Name == "/dev/null" ? nullptr : &Changed[unquoted(Name)];
  } else if (Line.starts_with("diff ") || Line.starts_with("Index: ")) {
    SawHead = true; // a rename or a binary file has no `+++`
    File = nullptr;
  } else if (Line.starts_with("@@")) {
    hunkHead(Line);
  }
}

Expected<ChangedLines> parseDiff(StringRef Diff) {
  DiffReader Reader;
  SmallVector<StringRef> Lines;
  Diff.split(Lines, '\n');
  if (!Lines.empty() && Lines.back().empty())
    Lines.pop_back();
  for (StringRef Line : Lines)
    Reader.line(Line);
  Reader.endHunk();
  if (!Reader.SawHead && !Diff.trim().empty())
    return createStringError(inconvertibleErrorCode(),
                             "this is no unified diff: it has no '+++' line");
  return std::move(Reader.Changed);
}

} // namespace poolwise
