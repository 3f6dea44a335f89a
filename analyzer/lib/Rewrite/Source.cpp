//===- Source.cpp - The text of the files that may be edited ----*- C++ -*-===//

#include "Source.h"
#include "Tokens.h"
#include "poolwise/Rewrite/WriteFiles.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise::rewrite {

uint32_t Source::lineBegin(uint32_t Offset) const {
  size_t Newline = text().substr(0, Offset).rfind('\n');
  return Newline == StringRef::npos ? 0 : Newline + 1;
}

unsigned Source::columns(StringRef Text) {
  unsigned Columns = 0;
  for (char C : Text)
    Columns = C == '\t' ? (Columns / 8 + 1) * 8 : Columns + 1;
  return Columns;
}

uint32_t Source::lineEnd(uint32_t Offset) const {
  return std::min(text().find('\n', Offset), text().size());
}

StringRef Source::indent(uint32_t Offset) const {
  return text().substr(lineBegin(Offset)).take_while([](char C) {
    return C == ' ' || C == '\t';
  });
}

std::string Source::deeper(StringRef Indent) const {
  if (Indent.contains('\t'))
    return (Indent + "\t").str();
  // The first indented line of the file shows its unit.
  size_t Unit = 2;
  StringRef Rest = text();
  while (!Rest.empty()) {
    auto [Line, Next] = Rest.split('\n');
    size_t Spaces = Line.find_first_not_of(' ');
    if (Spaces == 2 || Spaces == 4 || Spaces == 8) {
      Unit = Spaces;
      break;
    }
    if (Line.starts_with("\t"))
      return (Indent + "\t").str();
    Rest = Next;
  }
  return Indent.str() + std::string(Unit, ' ');
}

StringRef Source::newline() const {
  return text().contains("\r\n") ? "\r\n" : "\n";
}

unsigned Source::line(uint32_t Offset) const {
  return text().substr(0, Offset).count('\n') + 1;
}

/// More declarations read `T& x` than `T &x`.
static bool bindsLeft(StringRef Text) {
  std::vector<Token> All = codeTokens(Text);
  int Left = 0;
  for (size_t I = 1; I + 1 < All.size(); ++I) {
    bool IsSign = All[I].is("&") || All[I].is("*") || All[I].is("&&");
    bool IsBehindType =
        (All[I - 1].K == Token::Kind::Word && !All[I - 1].is("return")) ||
        All[I - 1].is(">");
    if (!IsSign || !IsBehindType || All[I + 1].K != Token::Kind::Word)
      continue;
    bool Adjoins = All[I - 1].Text.end() == All[I].Text.begin();
    bool AdjoinsNext = All[I].Text.end() == All[I + 1].Text.begin();
    Left += int(Adjoins && !AdjoinsNext) - int(AdjoinsNext && !Adjoins);
  }
  return Left > 0;
}

std::string Source::inStyle(StringRef Text) const {
  std::string Styled = Text.str();
  if (!bindsLeft(text()))
    return Styled;
  for (size_t At = 0; (At = Styled.find(" &", At)) != std::string::npos; ++At) {
    size_t End = Styled.find_first_not_of('&', At + 1);
    if (End != std::string::npos && Styled[End] != ' ') {
      Styled.erase(At, 1);
      Styled.insert(End - 1, " ");
    }
  }
  return Styled;
}

/// Sources of an installed package (GoogleTest's) may be built as a part of the
/// program; they are nobody's to change, except for who works in that folder.
static bool isInstalled(StringRef Path) {
  SmallString<128> Here;
  return Path.starts_with("/usr/") && !Path.starts_with("/usr/local/") &&
         (sys::fs::current_path(Here) || !Here.starts_with("/usr/"));
}

Expected<std::string> readEditable(const SourceFile &File,
                                   const OpenFiles &Open) {
  auto Refuse = [](const Twine &Why) {
    return createStringError(inconvertibleErrorCode(), Why);
  };
  if (File.IsSystem)
    return Refuse("the file is a system header");
  if (isInstalled(File.Path))
    return Refuse("the file belongs to an installed package");
  auto Shown = Open.find(File.Path);
  auto Bytes = Shown == Open.end() ? readReplaceable(File.Path)
                                   : Expected<std::string>(Shown->second);
  if (!Bytes)
    return Bytes.takeError();
  if (xxh3_64bits(*Bytes) != File.Digest)
    return Refuse("the file changed since it was parsed");
  return Bytes;
}

const Source *Sources::get(FileId File, std::string &WhyNot) {
  auto [It, IsNew] = Read.try_emplace(File);
  Entry &E = It->second;
  if (IsNew) {
    if (File >= P.Files.size())
      E.WhyNot = "the code stands in no file";
    else if (auto Bytes = readEditable(P.Files[File], Open))
      E.S = std::make_unique<Source>(File, P.Files[File], std::move(*Bytes));
    else
      E.WhyNot = toString(Bytes.takeError());
  }
  WhyNot = E.WhyNot;
  return E.S.get();
}

} // namespace poolwise::rewrite
