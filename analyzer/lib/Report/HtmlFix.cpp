//===- HtmlFix.cpp - A fix before and after -------------------------------===//
//
// In:  the edits of a fix. Out: stretches of lines with both texts. Edits whose
//      surroundings touch share a stretch.
//
//===----------------------------------------------------------------------===//

#include "HtmlData.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise {

static constexpr uint32_t Around = 3;

static json::Array linesOf(StringRef Text) {
  json::Array Lines;
  Text.consume_back("\n");
  for (StringRef Line : split(Text, '\n'))
    Lines.push_back(json::fixUTF8(Line.rtrim('\r')));
  return Lines;
}

/// The text of [Begin, End), edits applied.
static std::string edited(StringRef Text, ArrayRef<const Edit *> Edits,
                          size_t Begin, size_t End) {
  std::string Out;
  for (const Edit *E : Edits) {
    Out += Text.slice(Begin, E->Offset).str() + E->Text;
    Begin = size_t(E->Offset) + E->Length;
  }
  return Out + Text.slice(Begin, End).str();
}

json::Array fixHunks(const Program &P, const Fix &F, SourceLines &Lines) {
  json::Array Hunks;
  for (size_t I = 0; I < F.Edits.size();) {
    FileId File = F.Edits[I].File;
    auto lineAt = [&](size_t Offset) {
      return Lines.lineAndColumn(File, Offset).first;
    };
    uint32_t First = lineAt(F.Edits[I].Offset), Last = First;
    SmallVector<const Edit *> Edits;
    for (; I < F.Edits.size() && F.Edits[I].File == File &&
           (Edits.empty() || lineAt(F.Edits[I].Offset) <= Last + 2 * Around);
         ++I) {
      const Edit &E = F.Edits[I];
      Last = std::max(Last, lineAt(size_t(E.Offset) + E.Length));
      Edits.push_back(&E);
    }
    First -= std::min(First - 1, Around);
    size_t Begin = Lines.lineStart(File, First);
    size_t End = Lines.lineStart(File, Last + Around + 1);
    StringRef Text = Lines.text(File);
    Hunks.push_back(
        json::Object{{"file", shownPath(P.Files[File].Path)},
                     {"first", First},
                     {"before", linesOf(Text.slice(Begin, End))},
                     {"after", linesOf(edited(Text, Edits, Begin, End))}});
  }
  // What earlier stretches of a file add moves the later ones.
  std::map<std::string, int64_t> Grown;
  for (json::Value &Hunk : Hunks) {
    json::Object &Object = *Hunk.getAsObject();
    int64_t &Shift = Grown[Object.getString("file")->str()];
    Object["after_first"] = *Object.getInteger("first") + Shift;
    Shift += int64_t(Object.getArray("after")->size()) -
             int64_t(Object.getArray("before")->size());
  }
  return Hunks;
}

} // namespace poolwise
