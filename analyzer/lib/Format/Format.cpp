//===- Format.cpp - Edits in the style of their file ----------------------===//

#include "poolwise/Format/Format.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using clang::tooling::Replacement;
using clang::tooling::Replacements;

namespace poolwise {

/// The style, without what would change more than white space.
static std::optional<clang::format::FormatStyle> styleOf(StringRef Path,
                                                         StringRef Bytes) {
  auto Style = clang::format::getStyle("file", Path, "none", Bytes, nullptr,
                                       /*AllowUnknownOptions=*/true);
  if (!Style) {
    consumeError(Style.takeError());
    return std::nullopt;
  }
  if (Style->DisableFormat)
    return std::nullopt;
  Style->SortIncludes.Enabled = false;
  Style->SortUsingDeclarations = clang::format::FormatStyle::SUD_Never;
  Style->FixNamespaceComments = false;
  Style->ReflowComments = clang::format::FormatStyle::RCS_Never;
  Style->BreakStringLiterals = false;
  return std::move(*Style);
}

/// Edits that touch are one: of two insertions at one place, the order counts.
static std::optional<Replacements>
replacementsOf(StringRef Path, StringRef Bytes, ArrayRef<Edit> Edits) {
  Replacements All;
  for (size_t I = 0; I < Edits.size();) {
    uint32_t Begin = Edits[I].Offset, End = Begin;
    std::string Text;
    for (; I < Edits.size() && Edits[I].Offset <= End; ++I) {
      if (Edits[I].Offset < End)
        return std::nullopt;
      Text += Edits[I].Text;
      End += Edits[I].Length;
    }
    if (Error E = All.add(Replacement(Path, Begin, End - Begin, Text))) {
      consumeError(std::move(E));
      return std::nullopt;
    }
  }
  return All;
}

/// What the edits write, in the edited text. The white space around it is none
/// of the lines' that it touches, and where lines went away nothing is written.
static std::vector<clang::tooling::Range> written(const Replacements &Made) {
  std::vector<clang::tooling::Range> Ranges;
  int64_t Moved = 0;
  for (const Replacement &R : Made) {
    StringRef Text = R.getReplacementText(), Rest = Text.ltrim();
    size_t Begin = R.getOffset() + Moved + (Text.size() - Rest.size());
    if (!Rest.rtrim().empty())
      Ranges.push_back({unsigned(Begin), unsigned(Rest.rtrim().size())});
    Moved += int64_t(Text.size()) - int64_t(R.getLength());
  }
  return Ranges;
}

static std::string withoutSpace(StringRef Text) {
  std::string Rest;
  llvm::copy_if(Text, std::back_inserter(Rest),
                [](char C) { return !isSpace(C); });
  return Rest;
}

/// An edit less what it leaves as it is at its ends.
static Edit trimmed(StringRef Bytes, FileId File, const Replacement &R) {
  StringRef Old = Bytes.substr(R.getOffset(), R.getLength());
  StringRef New = R.getReplacementText();
  uint32_t Offset = R.getOffset();
  while (!Old.empty() && !New.empty() && Old.front() == New.front()) {
    Old = Old.drop_front();
    New = New.drop_front();
    ++Offset;
  }
  while (!Old.empty() && !New.empty() && Old.back() == New.back()) {
    Old = Old.drop_back();
    New = New.drop_back();
  }
  return {File, Offset, uint32_t(Old.size()), New.str()};
}

std::vector<Edit> inStyleOfFile(StringRef Path, StringRef Bytes,
                                std::vector<Edit> Edits) {
  auto Style = Edits.empty() ? std::nullopt : styleOf(Path, Bytes);
  auto Made = Style ? replacementsOf(Path, Bytes, Edits) : std::nullopt;
  if (!Made)
    return Edits;
  auto Edited = clang::tooling::applyAllReplacements(Bytes, *Made);
  if (!Edited) {
    consumeError(Edited.takeError());
    return Edits;
  }
  clang::format::FormattingAttemptStatus Status;
  Replacements Spaces =
      clang::format::reformat(*Style, *Edited, written(*Made), Path, &Status);
  auto Final = clang::tooling::applyAllReplacements(*Edited, Spaces);
  if (!Final) {
    consumeError(Final.takeError());
    return Edits;
  }
  if (!Status.FormatComplete || withoutSpace(*Edited) != withoutSpace(*Final))
    return Edits;
  FileId File = Edits.front().File;
  std::vector<Edit> Result;
  for (const Replacement &R : Made->merge(Spaces))
    if (Edit E = trimmed(Bytes, File, R); E.Length || !E.Text.empty())
      Result.push_back(std::move(E));
  return Result;
}

} // namespace poolwise
