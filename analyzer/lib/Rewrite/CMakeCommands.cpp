//===- CMakeCommands.cpp - The commands of a CMakeLists.txt -----*- C++ -*-===//

#include "CMakeCommands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
class Reader {
public:
  explicit Reader(StringRef Text) : Text(Text) {}

  std::vector<CMakeCommand> read();

private:
  bool atEnd() const { return At >= Text.size(); }
  void skipSpace();
  bool skipBracket(std::string *Inside);
  bool readArguments(CMakeCommand &C);
  bool readQuoted(std::string &Into);

  StringRef Text;
  size_t At = 0;
};
} // namespace

/// `[==[ ... ]==]`, of a comment or an argument.
bool Reader::skipBracket(std::string *Inside) {
  if (!Text.substr(At).starts_with("["))
    return false;
  size_t Equals =
      Text.substr(At + 1).take_while([](char C) { return C == '='; }).size();
  size_t Open = At + 1 + Equals;
  if (Open >= Text.size() || Text[Open] != '[')
    return false;
  std::string Close = "]" + std::string(Equals, '=') + "]";
  size_t End = Text.find(Close, Open);
  if (End == StringRef::npos)
    return false;
  if (Inside)
    *Inside = Text.slice(Open + 1, End).str();
  At = End + Close.size();
  return true;
}

/// White space and comments.
void Reader::skipSpace() {
  while (!atEnd()) {
    if (isSpace(Text[At])) {
      ++At;
    } else if (Text[At] == '#') {
      ++At;
      if (!skipBracket(nullptr))
        At = std::min(Text.find('\n', At), Text.size());
    } else {
      return;
    }
  }
}

bool Reader::readQuoted(std::string &Into) {
  for (++At; !atEnd(); ++At) {
    if (Text[At] == '"') {
      ++At;
      return true;
    }
    if (Text[At] == '\\' && At + 1 < Text.size())
      ++At;
    Into += Text[At];
  }
  return false;
}

bool Reader::readArguments(CMakeCommand &C) {
  for (unsigned Open = 1;;) {
    skipSpace();
    if (atEnd())
      return false;
    std::string Word;
    if (Text[At] == '(') {
      ++Open;
      ++At;
    } else if (Text[At] == ')') {
      ++At;
      if (--Open == 0)
        return true;
    } else if (Text[At] == '"') {
      if (!readQuoted(Word))
        return false;
      C.Arguments.push_back(Word);
    } else if (skipBracket(&Word)) {
      C.Arguments.push_back(Word);
    } else {
      while (!atEnd() && !isSpace(Text[At]) &&
             !StringRef("()#\"").contains(Text[At]))
        Word += Text[At++];
      for (StringRef Part : split(Word, ';'))
        if (!Part.empty())
          C.Arguments.push_back(Part.str());
      if (Word.empty())
        return false;
    }
  }
}

std::vector<CMakeCommand> Reader::read() {
  std::vector<CMakeCommand> All;
  unsigned Depth = 0;
  for (skipSpace(); !atEnd(); skipSpace()) {
    CMakeCommand C;
    C.Begin = At;
    while (!atEnd() && (isAlnum(Text[At]) || Text[At] == '_'))
      C.Name += toLower(Text[At++]);
    skipSpace();
    if (C.Name.empty() || atEnd() || Text[At++] != '(' || !readArguments(C))
      return {};
    C.End = At;
    bool Closes = StringRef(C.Name).starts_with("end");
    if (Closes && Depth)
      --Depth;
    C.Depth = Depth;
    Depth += is_contained({StringRef("if"), StringRef("foreach"),
                           StringRef("while"), StringRef("function"),
                           StringRef("macro"), StringRef("block")},
                          StringRef(C.Name));
    All.push_back(std::move(C));
  }
  return All;
}

std::vector<CMakeCommand> cmakeCommands(StringRef Text) {
  return Reader(Text).read();
}

} // namespace poolwise::rewrite
