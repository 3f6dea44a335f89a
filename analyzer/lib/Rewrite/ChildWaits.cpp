//===- ChildWaits.cpp - Where the children are waited for -----------------===//
//
//   for (pid_t pid : children) waitpid(pid, &status, 0);
//   while (wait(&status) > 0) ...
//
// The order in which children end is no order; that in which they were started
// is one of those that it may be.
//
//===----------------------------------------------------------------------===//

#include "ChildHandles.h"
#include "Names.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// `status = poolwise::wait_status(pid)`, for the call at `Call`.
Expected<std::string> ChildHandles::waited(size_t Call, StringRef Each) const {
  bool IsAny = at(Call) == "wait";
  size_t Status = Call + 2, Close = Code.closing(Call + 1);
  if (!IsAny) {
    while (Status < Close && at(Status) != ",")
      Status = at(Status) == "[" ? Code.closing(Status) + 1 : Status + 1;
    ++Status;
  }
  auto Text =
      fillTemplate(S.To.find("child-end", "any")->Loop, {{"task", Each.str()}});
  if (!Text)
    return Text;
  bool IsNone = isNull(at(Status));
  size_t Behind = Status + (IsNone ? 1 : 2);
  bool IsName = at(Status) == "&" && Code.isWord(Status + 1);
  bool Ends = IsAny ? Behind == Close : Code.reads(Behind, Close, ", 0");
  if ((!IsNone && !IsName) || !Ends)
    return refuse("the children are waited for in a form that is not "
                  "rewritten");
  return IsNone ? *Text : at(Status + 1).str() + " = " + *Text;
}

/// A call in a loop over all children, of which `Each` is one.
Error ChildHandles::waitEach(size_t Call, size_t At, StringRef Each) {
  auto Text = waited(Call, Each);
  if (!Text)
    return Text.takeError();
  size_t Close = Code.closing(Call + 1);
  Waits = {At, Code.endOfStatement(At)};
  if (at(Call - 1) == "(" && at(Call - 2) == "if") {
    // `if (waitpid(pid, &status, 0) < 0) ...`
    size_t End = Code.endOfStatement(Call - 2);
    size_t Behind = Close + 1;
    for (StringRef Failed : {"< 0", "== -1"})
      for (size_t Length : {2, 3})
        if (Code.reads(Close + 1, Close + 1 + Length, Failed))
          Behind = Close + 1 + Length;
    bool IsCheck = Behind != Close + 1 && at(Behind) == ")" &&
                   at(Code.endOfStatement(Behind + 1)) != "else";
    if (!IsCheck)
      return refuse("what waitpid answers is used");
    Dropped.push_back(rangeOf({Call - 2, End}));
    edit({Call - 2, End}, *Text + ";");
    return Error::success();
  }
  if (!Code.beginsStatement(Call) || at(Close + 1) != ";")
    return refuse("what '" + at(Call) + "' answers is used");
  edit({Call, Close + 1}, *Text);
  return Error::success();
}

/// `while (wait(nullptr) > 0) ...`
Error ChildHandles::waitAny(size_t Call) {
  size_t While = Call - 2, Close = Code.closing(Call + 1);
  size_t End = Code.closing(While + 1);
  bool Fits = Code.stands(While, {"while", "("}) &&
              (Code.reads(Close + 1, End, "> 0") ||
               Code.reads(Close + 1, End, "!= -1") ||
               Code.reads(Close + 1, End, ">= 0"));
  if (!Fits)
    return refuse("the children are waited for in a form that is not "
                  "rewritten");
  std::string Each = localName(S, {"child"});
  auto Text = waited(Call, Each);
  if (!Text)
    return Text.takeError();
  Waits = {While, Code.endOfStatement(While)};
  std::string Header = "for (auto &" + Each + " : " + Name + ")";
  std::string Line = (S.S.newline() + S.S.indent(Code.begin(While))).str();
  std::string Deeper =
      S.S.newline().str() + S.S.deeper(S.S.indent(Code.begin(While)));
  size_t Body = End + 1;
  bool IsEmpty = at(Body) == ";" || Code.stands(Body, {"{", "}"});
  if (IsEmpty) {
    edit(Waits, Header + Deeper + *Text + ";");
  } else if (at(Body) == "{") {
    edit({While, Body}, Header);
    Result.Edits.push_back(S.insert(Code.end(Body), Deeper + *Text + ";"));
  } else {
    StringRef Statement = Code.text(Body, Waits.End);
    edit(Waits, Header + " {" + Deeper + *Text + ";" + Deeper +
                    Statement.str() + Line + "}");
  }
  return Error::success();
}

Error ChildHandles::wait() {
  size_t Call = 0;
  for (size_t I = 0; I < Code.size(); ++I) {
    bool IsWait =
        is_contained({"wait", "waitpid", "wait3", "wait4", "waitid"}, at(I)) &&
        at(I + 1) == "(" && at(I - 1) != "." && at(I - 1) != "->";
    if (!IsWait)
      continue;
    if (Call != 0 || I < Loop.End)
      return refuse("children are waited for in several places");
    Call = I;
  }
  size_t At = loopAround(Call);
  if (Call == 0 || At < Loop.End ||
      Code.endOfBlock(At) != Code.endOfBlock(Loop.Begin))
    return refuse("the children are not waited for in one loop behind the "
                  "first");
  if (IsNew) {
    std::string Line =
        (S.S.newline() + S.S.indent(Code.begin(Loop.Begin))).str();
    Result.Edits.push_back(
        S.insert(Code.begin(Loop.Begin),
                 "std::vector<poolwise::future<int>> " + Name + ";" + Line));
    Result.Headers.insert("<vector>");
  }
  if (at(Call) == "wait" && at(At) == "while")
    return waitAny(Call);
  size_t Close = Code.closing(At + 1);
  size_t Colon = Close - 2;
  if (at(Call) == "wait") {
    size_t Equal = At;
    while (Equal < Close && at(Equal) != "=")
      ++Equal;
    if (!Code.countsAll(At, Loop.Begin, Name))
      return refuse("the loop that waits may leave out some");
    return waitEach(Call, At, Name + "[" + at(Equal - 1).str() + "]");
  }
  if (at(Call) != "waitpid")
    return refuse("the children are waited for in a form that is not "
                  "rewritten");
  if (at(Colon) == ":" && at(Close - 1) == Name) {
    StringRef Each = at(Colon - 1);
    unsigned Uses = 0;
    for (size_t I = Close; I < Code.endOfStatement(At); ++I)
      Uses += Code.isWord(I) && at(I) == Each;
    if (at(Call + 2) != Each || Uses != 1)
      return refuse("'" + Each + "' is used for more than waiting");
    Result.Edits.push_back(
        S.replace(Code.begin(At + 2), Code.begin(Colon - 1), "auto &"));
    return waitEach(Call, At, Each);
  }
  size_t Behind = Code.closing(Call + 3) + 1;
  unsigned Uses = 0;
  for (size_t I = Close; I < Code.endOfStatement(At); ++I)
    Uses += Code.isWord(I) && at(I) == Name;
  if (at(Call + 2) != Name || at(Call + 3) != "[" || at(Behind) != "," ||
      Uses != 1)
    return refuse("the children are waited for in a form that is not "
                  "rewritten");
  if (!Code.countsAll(At, Loop.Begin, Name))
    return refuse("the loop that waits may leave out some");
  return waitEach(Call, At, Code.text(Call + 2, Behind));
}

} // namespace poolwise::rewrite
