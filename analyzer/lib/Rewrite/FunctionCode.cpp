#include "FunctionCode.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

static StringRef bodyOf(const Site &S) {
  const Range &Whole = S.F.Regions[0].Text;
  return S.S.holds(Whole) ? S.text(Whole) : StringRef();
}

FunctionCode::FunctionCode(const Site &S) : S(S), Code(codeTokens(bodyOf(S))) {}

bool FunctionCode::stands(size_t I, ArrayRef<StringRef> Texts) const {
  for (StringRef Text : Texts)
    if (at(I++) != Text)
      return false;
  return true;
}

bool FunctionCode::reads(size_t I, size_t End, StringRef Text) const {
  std::vector<Token> Wanted = codeTokens(Text);
  return End >= I && Wanted.size() == End - I &&
         all_of(Wanted, [&](const Token &T) { return T.Text == at(I++); });
}

size_t FunctionCode::tokenAt(uint32_t Offset) const {
  size_t I = 0;
  while (I < size() && begin(I) < Offset)
    ++I;
  return I;
}

static int depthOf(StringRef T) {
  return (T == "(" || T == "{" || T == "[") -
         (T == ")" || T == "}" || T == "]");
}

size_t FunctionCode::closing(size_t Open) const {
  int Depth = 0;
  for (size_t I = Open; I < size(); ++I)
    if ((Depth += depthOf(at(I))) == 0)
      return I;
  return size();
}

size_t FunctionCode::endOfBlock(size_t I) const {
  int Depth = 0;
  for (; I < size(); ++I)
    if ((Depth += depthOf(at(I))) < 0)
      return I;
  return size();
}

size_t FunctionCode::endOfStatement(size_t I) const {
  StringRef T = at(I);
  if (T == "{")
    return closing(I) + 1;
  if (T == "else" || T == "do")
    return endOfStatement(I + 1);
  if (T == "if" || T == "for" || T == "while" || T == "switch") {
    size_t Open = I + 1 + (at(I + 1) == "constexpr");
    size_t End = endOfStatement(closing(Open) + 1);
    return T == "if" && at(End) == "else" ? endOfStatement(End) : End;
  }
  while (I < size() && at(I) != ";")
    I = depthOf(at(I)) > 0 ? closing(I) + 1 : I + 1;
  return I + 1;
}

size_t FunctionCode::beginOfStatement(size_t I) const {
  while (I > 0 && !is_contained({";", "{", "}", ")"}, at(I - 1)))
    --I;
  return I;
}

bool FunctionCode::beginsStatement(size_t I) const {
  return I > 0 && is_contained({";", "{", "}", ")", "else", "do"}, at(I - 1));
}

size_t FunctionCode::loopAround(size_t I, ArrayRef<StringRef> Words) const {
  for (size_t At = I; At-- > 0;) {
    size_t End = endOfStatement(At);
    if (is_contained(Words, at(At)) && at(At + 1) == "(" && I < End &&
        End <= size())
      return At;
  }
  return 0;
}

bool FunctionCode::countsAll(size_t For, size_t Like,
                             StringRef Container) const {
  size_t Close = closing(For + 1);
  if (isSameCode(text(For, Close + 1), text(Like, closing(Like + 1) + 1)))
    return true;
  size_t Equal = For;
  while (Equal < Close && at(Equal) != "=")
    ++Equal;
  std::string I = at(Equal - 1).str();
  std::string Rest = "= 0; " + I + " < " + Container.str() + ".size(); ";
  return reads(Equal, Close, Rest + "++" + I) ||
         reads(Equal, Close, Rest + I + "++");
}

unsigned FunctionCode::countInBlock(StringRef Word, size_t I) const {
  unsigned Found = 0;
  for (size_t End = endOfBlock(I); I < End; ++I)
    Found += isWord(I) && at(I) == Word;
  return Found;
}

bool isNull(StringRef Word) {
  return Word == "nullptr" || Word == "NULL" || Word == "0";
}

} // namespace poolwise::rewrite
