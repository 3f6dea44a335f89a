//===- UnifiedDiff.cpp - The safe fixes as a patch --------------*- C++ -*-===//
//
// In:  the program and recommendations with fixes. Out: a unified diff.
// The edits are known, so no search for differences is needed: lines that an
// edit touches are replaced as a block, less the lines that stay the same at
// the block's ends.
//
//===----------------------------------------------------------------------===//

#include "EditText.h"
#include "EditedFiles.h"
#include "Source.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

using namespace rewrite;

static constexpr size_t Context = 3;

/// Lines with their newlines; the last may have none.
static std::vector<StringRef> linesOf(StringRef Text) {
  std::vector<StringRef> Lines;
  while (!Text.empty()) {
    size_t End = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Lines.push_back(Text.take_front(End));
    Text = Text.drop_front(End);
  }
  return Lines;
}

namespace {
/// Old lines [Begin, End) become `New`.
struct Block {
  size_t Begin, End;
  std::vector<std::string> New;
};
} // namespace

static std::vector<Block> blocksOf(const Source &S, ArrayRef<StringRef> Old,
                                   ArrayRef<Edit> Edits) {
  std::vector<Block> Blocks;
  while (!Edits.empty()) {
    uint32_t Begin = S.lineBegin(Edits[0].Offset), End = Begin;
    size_t Count = 0;
    for (; Count < Edits.size() && (Count == 0 || Edits[Count].Offset < End);
         ++Count) {
      uint32_t Last = S.lineEnd(Edits[Count].Offset + Edits[Count].Length);
      End = std::max<uint32_t>(End,
                               std::min<uint32_t>(Last + 1, S.text().size()));
    }
    std::string Text =
        editedText(S.text(), Edits.take_front(Count), Begin, End);
    Edits = Edits.drop_front(Count);

    Block B{S.line(Begin) - 1,
            S.line(Begin) - 1 + linesOf(S.text().slice(Begin, End)).size(),
            {}};
    for (StringRef Line : linesOf(Text))
      B.New.push_back(Line.str());
    while (B.Begin < B.End && !B.New.empty() && Old[B.Begin] == B.New.front()) {
      ++B.Begin;
      B.New.erase(B.New.begin());
    }
    while (B.Begin < B.End && !B.New.empty() &&
           Old[B.End - 1] == B.New.back()) {
      --B.End;
      B.New.pop_back();
    }
    Blocks.push_back(std::move(B));
  }
  return Blocks;
}

static void addLine(std::string &Out, char Sign, StringRef Line) {
  Out += Sign;
  Out += Line;
  if (!Line.ends_with("\n"))
    Out += "\n\\ No newline at end of file\n";
}

/// "@@ -a,b +c,d @@" and its lines, for blocks that stand near each other.
static std::string hunk(ArrayRef<StringRef> Old, ArrayRef<Block> Blocks,
                        long &Shift) {
  size_t Begin = Blocks.front().Begin - std::min(Context, Blocks.front().Begin);
  size_t End = std::min(Blocks.back().End + Context, Old.size());
  std::string Body;
  size_t At = Begin;
  long Grown = 0;
  for (const Block &B : Blocks) {
    for (; At < B.Begin; ++At)
      addLine(Body, ' ', Old[At]);
    for (; At < B.End; ++At)
      addLine(Body, '-', Old[At]);
    for (const std::string &Line : B.New)
      addLine(Body, '+', Line);
    Grown += long(B.New.size()) - long(B.End - B.Begin);
  }
  for (; At < End; ++At)
    addLine(Body, ' ', Old[At]);

  // An empty side is named by the line before it.
  auto Side = [](char Sign, long First, long Count) {
    return Sign + std::to_string(Count ? First + 1 : First) + "," +
           std::to_string(Count);
  };
  long Count = End - Begin;
  std::string Head = "@@ " + Side('-', Begin, Count) + " " +
                     Side('+', long(Begin) + Shift, Count + Grown) + " @@\n";
  Shift += Grown;
  return Head + Body;
}

/// Relative to the working directory when it is below it.
static std::string shownPath(StringRef Path) {
  SmallString<256> Folder;
  if (!sys::fs::current_path(Folder) && !sys::fs::real_path(Folder, Folder) &&
      Path.consume_front(Folder) && Path.consume_front("/"))
    return Path.str();
  return Path.ltrim('/').str();
}

std::string unifiedDiff(const Program &P,
                        const std::vector<Recommendation> &All) {
  std::string Out;
  auto Wanted = editsByFile(All);
  Sources Files(P);
  for (FileId File : inPathOrder(P, Wanted)) {
    std::string WhyNot;
    const Source *S = Files.get(File, WhyNot);
    if (!S || overlapEachOther(Wanted[File]))
      continue;
    std::vector<StringRef> Old = linesOf(S->text());
    std::vector<Block> Blocks = blocksOf(*S, Old, Wanted[File]);
    std::string Path = shownPath(P.Files[File].Path);
    // patch reads a name to its first blank, if no tab follows.
    StringRef Ends = StringRef(Path).contains(' ') ? "\t\n" : "\n";
    Out += ("--- a/" + Path + Ends + "+++ b/" + Path + Ends).str();
    long Shift = 0;
    for (size_t I = 0; I < Blocks.size();) {
      size_t Last = I;
      while (Last + 1 < Blocks.size() &&
             Blocks[Last + 1].Begin - Blocks[Last].End <= 2 * Context)
        ++Last;
      Out += hunk(Old, ArrayRef(Blocks).slice(I, Last - I + 1), Shift);
      I = Last + 1;
    }
  }
  return Out;
}

} // namespace poolwise
