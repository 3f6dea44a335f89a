//===- Tokens.cpp - C++ text as tokens --------------------------*- C++ -*-===//

#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

static bool startsWord(char C) { return isAlpha(C) || C == '_' || (C & 0x80); }
static bool continuesWord(char C) { return startsWord(C) || isDigit(C); }

/// Length of a string or character literal that starts at `Text` with its
/// opening quote; npos when it does not end on its line.
static size_t quotedLength(StringRef Text) {
  char Quote = Text.front();
  for (size_t I = 1; I < Text.size(); ++I) {
    if (Text[I] == '\\')
      ++I;
    else if (Text[I] == Quote)
      return I + 1;
    else if (Text[I] == '\n')
      break;
  }
  return StringRef::npos;
}

/// The same for `"tag(...)tag"`, behind its R.
static size_t rawLength(StringRef Text) {
  size_t Open = Text.find('(');
  if (Open == StringRef::npos)
    return StringRef::npos;
  std::string Close = ")" + Text.substr(1, Open - 1).str() + "\"";
  size_t End = Text.find(Close, Open);
  return End == StringRef::npos ? End : End + Close.size();
}

static size_t numberLength(StringRef Text) {
  size_t I = 1;
  while (I < Text.size()) {
    char C = Text[I], Before = Text[I - 1];
    bool IsExponentSign =
        (C == '+' || C == '-') && StringRef("eEpP").contains(Before);
    bool IsSeparator = C == '\'' && I + 1 < Text.size() && isAlnum(Text[I + 1]);
    if (!continuesWord(C) && C != '.' && !IsExponentSign && !IsSeparator)
      break;
    ++I;
  }
  return I;
}

static size_t signLength(StringRef Text) {
  static constexpr StringLiteral Signs[] = {
      "<<=", ">>=", "<=>", "...", "->*", "->", "::", "<=", ">=",
      "==",  "!=",  "&&",  "||",  "++",  "--", "+=", "-=", "*=",
      "/=",  "%=",  "&=",  "|=",  "^=",  "<<", ">>"};
  for (StringRef S : Signs)
    if (Text.starts_with(S))
      return S.size();
  return 1;
}

static Token firstToken(StringRef Text) {
  auto Make = [&](Token::Kind K, size_t Length) {
    return Token{K, Text.substr(0, Length), Length != StringRef::npos};
  };
  char C = Text.front();
  if (Text.starts_with("//"))
    return Make(Token::Kind::Comment, std::min(Text.find('\n'), Text.size()));
  if (Text.starts_with("/*")) {
    size_t End = Text.find("*/", 2);
    return Make(Token::Kind::Comment, End == StringRef::npos ? End : End + 2);
  }
  if (C == '"' || C == '\'')
    return Make(Token::Kind::Literal, quotedLength(Text));
  if (isDigit(C) || (C == '.' && Text.size() > 1 && isDigit(Text[1])))
    return Make(Token::Kind::Number, numberLength(Text));
  if (!startsWord(C))
    return Make(Token::Kind::Sign, signLength(Text));

  StringRef Word = Text.take_while(continuesWord);
  StringRef Rest = Text.substr(Word.size());
  bool IsPrefix =
      is_contained({"R", "L", "u", "U", "u8", "LR", "uR", "UR", "u8R"}, Word);
  if (!IsPrefix || Rest.empty() ||
      (Rest.front() != '"' && Rest.front() != '\''))
    return Make(Token::Kind::Word, Word.size());
  size_t Length = Word.ends_with("R") ? rawLength(Rest) : quotedLength(Rest);
  return Make(Token::Kind::Literal,
              Length == StringRef::npos ? Length : Word.size() + Length);
}

std::vector<Token> tokens(StringRef Text) {
  std::vector<Token> All;
  for (Text = Text.ltrim(); !Text.empty(); Text = Text.ltrim()) {
    All.push_back(firstToken(Text));
    Text = Text.substr(All.back().Text.size());
  }
  return All;
}

std::vector<Token> codeTokens(StringRef Text) {
  std::vector<Token> All = tokens(Text);
  erase_if(All, [](const Token &T) { return T.K == Token::Kind::Comment; });
  return All;
}

bool isSameCode(StringRef A, StringRef B) {
  return llvm::equal(
      codeTokens(A), codeTokens(B),
      [](const Token &X, const Token &Y) { return X.Text == Y.Text; });
}

bool hasComment(StringRef Text) {
  return any_of(tokens(Text),
                [](const Token &T) { return T.K == Token::Kind::Comment; });
}

bool hasCommentAround(StringRef Text, StringRef Part) {
  std::vector<Token> Inside = tokens(Part);
  if (!Inside.empty() && Inside.back().K == Token::Kind::Comment)
    return true;
  return any_of(tokens(Text), [&](const Token &T) {
    return T.K == Token::Kind::Comment &&
           (T.Text.begin() < Part.begin() || T.Text.end() > Part.end());
  });
}

bool hasWord(StringRef Text, StringRef Word) {
  return any_of(tokens(Text), [&](const Token &T) {
    return T.K == Token::Kind::Word && T.Text == Word;
  });
}

bool namesObject(StringRef Text, StringRef Path) {
  std::vector<Token> Names = codeTokens(Path), All = codeTokens(Text);
  auto IsOfOther = [&](size_t I) {
    bool IsMember = I > 0 && (All[I - 1].is(".") || All[I - 1].is("->"));
    return Names.size() == 1 && IsMember && !(I > 1 && All[I - 2].is("this"));
  };
  for (size_t I = 0; I < All.size(); ++I)
    if (All[I].K == Token::Kind::Word && All[I].Text == Names.back().Text &&
        !IsOfOther(I))
      return true;
  return false;
}

bool hasDirective(StringRef Text) {
  return any_of(tokens(Text), [&](const Token &T) {
    StringRef Line = Text.take_front(T.Text.data() - Text.data());
    Line = Line.substr(Line.rfind('\n') + 1);
    return T.is("#") && Line.trim().empty();
  });
}

bool isBalanced(StringRef Text) {
  SmallVector<char> Open;
  for (const Token &T : tokens(Text)) {
    if (!T.Complete)
      return false;
    if (T.is("(") || T.is("[") || T.is("{"))
      Open.push_back(T.Text[0]);
    if (T.is(")") || T.is("]") || T.is("}")) {
      char Wanted = T.is(")") ? '(' : T.is("]") ? '[' : '{';
      if (Open.empty() || Open.pop_back_val() != Wanted)
        return false;
    }
  }
  return Open.empty();
}

size_t findTopLevel(StringRef Text, StringRef Sign) {
  int Depth = 0;
  for (const Token &T : tokens(Text)) {
    if (Depth == 0 && T.Text == Sign)
      return T.Text.data() - Text.data();
    if (T.is("(") || T.is("[") || T.is("{"))
      ++Depth;
    if (T.is(")") || T.is("]") || T.is("}"))
      --Depth;
  }
  return StringRef::npos;
}

StringRef insideBrackets(StringRef Text, char Open) {
  char Close = Open == '(' ? ')' : Open == '[' ? ']' : '}';
  Text = Text.trim();
  if (Text.size() < 2 || Text.front() != Open || Text.back() != Close)
    return StringRef();
  StringRef Inside = Text.drop_front().drop_back();
  return isBalanced(Inside) ? Inside : StringRef();
}

bool isPlainPath(StringRef Text) {
  bool NameWanted = true;
  std::vector<Token> All = tokens(Text);
  for (size_t I = 0; I < All.size(); ++I) {
    const Token &T = All[I];
    if (I == 0 && (T.is("*") || T.is("::")))
      continue;
    bool IsName = T.K == Token::Kind::Word;
    if (IsName != NameWanted)
      return false;
    if (!IsName && !T.is(".") && !T.is("->") && !T.is("::"))
      return false;
    NameWanted = !NameWanted;
  }
  return !NameWanted;
}

} // namespace poolwise::rewrite
