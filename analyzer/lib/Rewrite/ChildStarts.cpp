//===- ChildStarts.cpp - The statements around fork -----------------------===//
//
//   pid_t pid = fork();
//   if (pid < 0) { perror("fork"); exit(1); }
//   if (pid == 0) { ... }
//   children.push_back(pid);
//   -> children.push_back(E.submit(child_task{name}));
//
// Also `if (fork() == 0)`, `pids[i] = fork()`, and the same in one chain of
// `else`.
//
//===----------------------------------------------------------------------===//

#include "ChildHandles.h"
#include "EditText.h"
#include "Names.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// What a condition asks of the number that fork gave.
ChildHandles::Asks ChildHandles::asks(size_t Open, size_t Close) const {
  static constexpr std::pair<StringLiteral, Asks> Forms[] = {
      {"$ == 0", Asks::Child},    {"0 == $", Asks::Child},
      {"!$", Asks::Child},        {"$ < 0", Asks::Failure},
      {"0 > $", Asks::Failure},   {"$ == -1", Asks::Failure},
      {"-1 == $", Asks::Failure}, {"$ > 0", Asks::Parent},
      {"0 < $", Asks::Parent},    {"$ != 0", Asks::Parent},
      {"$", Asks::Parent}};
  for (const auto &[Form, Means] : Forms) {
    auto [Before, After] = Form.split('$');
    if (!Own.empty() &&
        Code.reads(Open + 1, Close, (Before + Own + After).str()))
      return Means;
    // `if (fork() == 0)`, `if ((pid = fork()) == 0)`
    for (const std::string &Call :
         {std::string("fork()"), "(" + Own + " = fork())"})
      if (Code.reads(Open + 1, Close, (Before + Call + After).str()))
        return Means;
  }
  return Asks::Other;
}

/// `children.push_back(pid);` with the task in place of the number.
Expected<std::string> ChildHandles::keepText(const Span &Statement) {
  size_t I = Statement.Begin;
  std::string Text = Code.text(I, Statement.End).str();
  bool IsPushed = at(I + 1) == "." &&
                  is_contained({"push_back", "emplace_back"}, at(I + 2)) &&
                  Code.reads(I + 3, Statement.End, "(" + Own + ");");
  size_t Close = at(I + 1) == "[" ? Code.closing(I + 1) : 0;
  bool IsStored =
      Close != 0 && Code.reads(Close + 1, Statement.End, "= " + Own + ";");
  if ((!IsPushed && !IsStored) || !Name.empty())
    return refuse("'" + Own + "' is used for more than waiting");
  Name = at(I).str();
  size_t At = IsPushed ? I + 4 : Close + 2;
  return (Code.text(I, At) + (IsStored ? " " : "") + Submit +
          S.text(Code.end(At), Code.end(Statement.End - 1)))
      .str();
}

/// What is done where fork fails, which must be to say so and to end the
/// program: that is what the exception does which a worker process that can't
/// be started is told by.
Error ChildHandles::dropFailure(const Span &Branch) {
  static constexpr StringLiteral Says[] = {
      "perror", "fprintf", "printf", "fputs", "puts", "cerr", "cout", "clog"};
  static constexpr StringLiteral Changes[] = {
      "=", "++", "--", "+=", "-=", "|=", "&="};
  bool IsBlock = at(Branch.Begin) == "{", Ends = false;
  size_t End = IsBlock ? Branch.End - 1 : Branch.End;
  bool Fits = true;
  for (size_t I = Branch.Begin + IsBlock; I < End && Fits;) {
    size_t Behind = Code.endOfStatement(I);
    Range Text = rangeOf({I, Behind});
    size_t First = Code.stands(I, {"std", "::"}) ? I + 2 : I;
    bool IsCall = at(First + 1) == "(" && Code.closing(First + 1) + 2 == Behind;
    Ends = IsCall && any_of(S.F.Calls, [&](const Call &C) {
             return C.IsNoReturn && Text.holds(C.Where);
           });
    Fits = Ends || is_contained(Says, at(First));
    for (; I < Behind; ++I)
      Fits &= !is_contained(Changes, at(I));
  }
  if (!Fits || !Ends)
    return refuse("what is done where 'fork' fails (line " +
                  Twine(S.S.line(Code.begin(Branch.Begin))) +
                  ") is more than to say so and to end the program, and would "
                  "be lost");
  Dropped.push_back(rangeOf(Branch));
  return Error::success();
}

/// What stays of a statement behind fork, for the parent.
Expected<std::string> ChildHandles::parentText(const Span &Statement) {
  auto [I, End] = Statement;
  if (at(I) == "{") {
    std::string Text;
    for (size_t Next = I + 1; Next + 1 < End;) {
      size_t Behind = Code.endOfStatement(Next);
      auto Part = parentText({Next, Behind});
      if (!Part)
        return Part;
      if (!Part->empty())
        Text += (Text.empty() ? ""
                              : S.S.newline().str() +
                                    S.S.indent(Code.begin(Fork)).str()) +
                *Part;
      Next = Behind;
    }
    return Text;
  }
  if (at(I) != "if")
    return hasWord(Code.text(I, End),
                   codeTokens(Own.empty() ? "fork" : Own)[0].Text)
               ? keepText(Statement)
               : Expected<std::string>(Code.text(I, End).str());
  size_t Close = Code.closing(I + 1), Behind = Code.endOfStatement(Close + 1);
  Span Then{Close + 1, Code.endOfStatement(Close + 1)};
  bool HasElse = at(Behind) == "else" && Behind < End;
  Span Else{Behind + 1, End};
  auto Rest = [&]() -> Expected<std::string> {
    return HasElse ? parentText(Else) : Expected<std::string>("");
  };
  switch (asks(I + 1, Close)) {
  case Asks::Child:
    if (Then.Begin != Child.Begin)
      return refuse("two branches ask for the child");
    return Rest();
  case Asks::Failure:
    if (Error E = dropFailure(Then))
      return std::move(E);
    return Rest();
  case Asks::Parent:
    if (HasElse) {
      bool HoldsChild = Else.Begin <= Child.Begin && Child.Begin < Else.End;
      if (HoldsChild && Else.Begin != Child.Begin)
        return refuse("the branches of the child have a form that is not "
                      "rewritten");
      if (HoldsChild)
        Dropped.push_back(rangeOf(Else));
      else if (Error E = dropFailure(Else))
        return std::move(E);
    }
    return parentText(Then);
  case Asks::Other:
    break;
  }
  StringRef Text = Code.text(I, End);
  if (hasWord(Text, "fork") ||
      (!Own.empty() && hasWord(Text, codeTokens(Own)[0].Text)))
    return refuse("what is asked of '" + (Own.empty() ? "fork" : Own) +
                  "' has a form that is not rewritten");
  return Text.str();
}

/// The statements from `Begin` to the end of the loop's body.
Error ChildHandles::startBehind(size_t Begin, size_t End) {
  for (size_t Next = Begin; Next < End;) {
    size_t Behind = Code.endOfStatement(Next);
    auto Text = parentText({Next, Behind});
    if (!Text)
      return Text.takeError();
    bool HoldsFork = Next <= Fork && Fork < Behind;
    if (HoldsFork && Name.empty()) {
      Name = localName(S, {"children"});
      IsNew = true;
      Text = Name + ".push_back(" + Submit + ");" +
             (Text->empty()
                  ? ""
                  : S.S.newline().str() + S.S.indent(Code.begin(Next)).str()) +
             *Text;
    }
    if (Text->empty())
      drop({Next, Behind});
    else if (*Text != Code.text(Next, Behind))
      edit({Next, Behind}, *Text);
    Next = Behind;
  }
  return Error::success();
}

/// `pid_t pid;` before the loop, which nothing else uses.
Error ChildHandles::dropOuterName() {
  for (size_t I = 1; I < Code.size(); ++I) {
    if (at(I) != Own || !Code.isWord(I) || (I > Loop.Begin && I < Loop.End))
      continue;
    bool IsOther = I > Loop.End && at(I + 1) == ":"; // `for (pid_t pid : ...)`
    if (IsOther || (I > Loop.End && Code.stands(I - 1, {"(", Own, ","})))
      continue;
    bool IsDeclared = (at(I - 1) == "pid_t" || at(I - 1) == "int") &&
                      at(I + 1) == ";" && Code.beginsStatement(I - 1);
    if (!IsDeclared)
      return refuse("'" + Own + "' is used outside of the loop that forks");
    drop({I - 1, I + 2});
  }
  return Error::success();
}

Error ChildHandles::start() {
  size_t Close = Fork + 2, Begin = Code.beginOfStatement(Fork);
  size_t Body = Code.closing(Loop.Begin + 1) + 1;
  size_t First = at(Body) == "{" ? Body + 1 : Body;
  size_t End = at(Body) == "{" ? Loop.End - 1 : Loop.End;
  // `if (fork() == 0)`: one statement does it all.
  for (size_t Next = First; Next < End; Next = Code.endOfStatement(Next))
    if (Next <= Fork && Fork < Code.endOfStatement(Next))
      Begin = Next;
  if (at(Begin) == "if") {
    if (at(Fork - 1) == "=") {
      Own = at(Fork - 2).str();
      if (Error E = dropOuterName())
        return E;
    }
    return startBehind(Begin, End);
  }
  if (at(Close + 1) != ";" || at(Fork - 1) != "=" ||
      Code.endOfStatement(Begin) != Close + 2)
    return refuse("the fork has a form that is not rewritten");
  size_t Target = Fork - 1;
  bool IsDeclared = Target - Begin >= 2 && Code.isWord(Target - 1);
  if (IsDeclared || Target - Begin == 1) {
    Own = at(Target - 1).str();
    if (!IsDeclared)
      if (Error E = dropOuterName())
        return E;
    if (Error E = startBehind(Close + 2, End))
      return E;
    if (!Name.empty()) {
      drop({Begin, Close + 2});
      return Error::success();
    }
    // Waited for without its number.
    Name = localName(S, {"children"});
    IsNew = true;
    edit({Begin, Close + 2}, Name + ".push_back(" + Submit + ");");
    return Error::success();
  }
  // `pids[i] = fork();`
  if (at(Begin + 1) != "[" || Code.closing(Begin + 1) != Target - 1)
    return refuse("the fork has a form that is not rewritten");
  Own = Code.text(Begin, Target).str();
  Name = at(Begin).str();
  edit({Fork, Close + 1}, Submit);
  return startBehind(Close + 2, End);
}

} // namespace poolwise::rewrite
