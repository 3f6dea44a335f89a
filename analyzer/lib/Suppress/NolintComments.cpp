//===- NolintComments.cpp - The NOLINT comments of a text -----------------===//

#include "NolintComments.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <string_view>

using namespace llvm;

namespace poolwise {

using Kind = NolintComment::Kind;

SmallVector<StringRef> NolintComment::globs() const {
  SmallVector<StringRef> Parts, Globs;
  if (!List)
    return {"*"};
  List->split(Parts, ',');
  for (StringRef Glob : Parts)
    if (Glob = Glob.trim(); !Glob.empty() && !Glob.starts_with("-"))
      Globs.push_back(Glob);
  return Globs;
}

bool NolintComment::covers(uint32_t AtLine, size_t AtOffset) const {
  switch (K) {
  case Kind::Line:
    return AtLine == Line;
  case Kind::NextLine:
    return AtLine == Line + 1;
  case Kind::Block:
    return Begin <= AtOffset && AtOffset < End;
  case Kind::LoneBegin:
  case Kind::LoneEnd:
    return false;
  }
  llvm_unreachable("not a kind");
}

StringRef NolintComment::word() const {
  switch (K) {
  case Kind::Line:
    return "NOLINT";
  case Kind::NextLine:
    return "NOLINTNEXTLINE";
  case Kind::Block:
  case Kind::LoneBegin:
    return "NOLINTBEGIN";
  case Kind::LoneEnd:
    return "NOLINTEND";
  }
  llvm_unreachable("not a kind");
}

bool starMatches(StringRef Glob, StringRef Text) {
  auto [Head, Rest] = Glob.split('*');
  if (!Text.consume_front(Head))
    return false;
  if (Head.size() == Glob.size())
    return Text.empty();
  for (;; Text = Text.drop_front()) {
    if (starMatches(Rest, Text))
      return true;
    if (Text.empty())
      return false;
  }
}

/// The list behind the word, when it is closed on the same line.
static std::optional<StringRef> listAt(StringRef Rest) {
  if (!Rest.consume_front("("))
    return std::nullopt;
  size_t Close = Rest.find_first_of("\n)");
  if (Close == StringRef::npos || Rest[Close] == '\n')
    return std::nullopt;
  return Rest.take_front(Close).trim();
}

/// The words in order; blocks are not matched yet.
static std::vector<NolintComment> words(StringRef Text) {
  constexpr std::string_view Word = "NOLINT";
  std::string_view View = Text;
  std::vector<NolintComment> Found;
  uint32_t Line = 1;
  size_t LineStart = 0;
  for (size_t At = 0; (At = View.find(Word, At)) != View.npos;) {
    NolintComment C;
    C.Begin = At;
    StringRef Name = Text.drop_front(At).take_while(isAlpha);
    C.End = At += Name.size();
    auto Known = StringSwitch<std::optional<Kind>>(Name)
                     .Case("NOLINT", Kind::Line)
                     .Case("NOLINTNEXTLINE", Kind::NextLine)
                     .Case("NOLINTBEGIN", Kind::LoneBegin)
                     .Case("NOLINTEND", Kind::LoneEnd)
                     .Default(std::nullopt);
    if (!Known)
      continue;
    for (size_t Next; (Next = View.find('\n', LineStart)) < C.Begin; ++Line)
      LineStart = Next + 1;
    C.K = *Known;
    C.Line = Line;
    C.Column = C.Begin - LineStart + 1;
    C.List = listAt(Text.drop_front(At));
    Found.push_back(C);
  }
  return Found;
}

std::vector<NolintComment> nolintComments(StringRef Text) {
  std::vector<NolintComment> Found = words(Text);
  SmallVector<size_t> Open;
  for (size_t I = 0; I < Found.size(); ++I) {
    if (Found[I].K == Kind::LoneBegin) {
      Open.push_back(I);
    } else if (Found[I].K == Kind::LoneEnd && !Open.empty() &&
               Found[Open.back()].List == Found[I].List) {
      NolintComment &Begin = Found[Open.pop_back_val()];
      Begin.K = Kind::Block;
      Begin.End = Found[I].Begin;
      Found[I].K = Kind::Block; // of no length: it is part of its partner
      Found[I].End = Found[I].Begin;
    }
  }
  erase_if(Found, [](const NolintComment &C) {
    return C.K == Kind::Block && C.Begin == C.End;
  });
  return Found;
}

} // namespace poolwise
