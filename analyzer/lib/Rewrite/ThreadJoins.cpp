//===- ThreadJoins.cpp - Where all threads are waited for -----------------===//
//
// In loops over the container, by index or by iterator; where std::jthread's
// destructors do it, a loop is written.
//
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "ThreadHandles.h"

using namespace llvm;

namespace poolwise::rewrite {

/// `pthread_join(EACH, nullptr)` -> `EACH.get()`; with `&result`, that is set.
/// `Each` is where EACH begins, `Behind` the token after it; false: no such
/// call.
Expected<bool> ThreadHandles::joinPosix(size_t Each, size_t Behind) {
  if (Each < 2 || !Code.stands(Each - 2, {"pthread_join", "("}))
    return false;
  size_t Begin = Each - 2, Close = Code.closing(Each - 1);
  bool IsDropped = isNull(at(Behind + 1)) && Close == Behind + 2;
  bool IsKept =
      at(Behind + 1) == "&" && Code.isWord(Behind + 2) && Close == Behind + 3;
  if (at(Behind) != "," || (!IsDropped && !IsKept) ||
      !Code.beginsStatement(Begin) || at(Close + 1) != ";")
    return refuse("a thread is joined in a form that is not rewritten");
  std::string Text = Code.text(Each, Behind).str() + ".get()";
  if (IsKept)
    Text = at(Behind + 2).str() + " = " + Text;
  replace(Begin, Close + 1, std::move(Text));
  return true;
}

/// What is done with each future: always the same, whatever happened before.
Error ThreadHandles::joinBody(ArrayRef<StringRef> Each, size_t Begin,
                              size_t End, StringRef Dot) {
  if (at(Begin) == "{") {
    ++Begin;
    --End;
  }
  std::string It;
  for (StringRef Word : Each)
    It += Word.str() + " ";
  std::string Asks = "if (" + It + Dot.str() + "joinable()) ",
              Joined = It + Dot.str() + "join();";
  bool IsAsked = Code.reads(Begin, End, Asks + Joined) ||
                 Code.reads(Begin, End, Asks + "{ " + Joined + " }");
  bool Joins = false;
  for (size_t I = Begin; I < End; ++I) {
    static constexpr StringLiteral Other[] = {
        "{",     "?",        "&&",   "||",     "if",      "for", "while",
        "do",    "switch",   "goto", "return", "break",   "try", "throw",
        "catch", "continue", "and",  "or",     "co_await"};
    if (!IsAsked && is_contained(Other, at(I)))
      return refuse("whether a thread is joined depends on something");
    if (at(I) != Each.front())
      continue;
    auto Posix = joinPosix(I, I + Each.size());
    if (!Posix)
      return Posix.takeError();
    Joins |= *Posix;
    if (*Posix)
      continue;
    size_t Method = I + Each.size() + 1;
    StringRef Does = at(Method);
    if (!Code.stands(I, Each) || at(Method - 1) != Dot ||
        at(Method + 1) != "(" || at(Method + 2) != ")")
      return refuse("'" + Each.front() + "' is used for more than waiting");
    if (Does == "join" || Does == "joinable")
      replace(Method, Method + 1, Does == "join" ? "get" : "valid");
    else if (Does != "get" && Does != "wait" && Does != "valid")
      return refuse("'" + Each.front() + "' is used for more than waiting");
    Joins |= Does == "join" || Does == "get" || Does == "wait";
  }
  return Joins ? Error::success() : refuse("the threads are not joined");
}

/// `for (auto &t : threads) t.join();`, whose colon this is.
Error ThreadHandles::join(size_t Colon) {
  size_t Open = Colon;
  while (Open > 0 && at(Open) != "(")
    --Open;
  size_t Close = Code.closing(Open);
  bool IsId = Colon == Open + 3 && at(Open + 1) == "pthread_t";
  bool IsLoop =
      Open > 0 && at(Open - 1) == "for" && Close == Colon + 2 &&
      (IsId || (Colon >= Open + 4 && is_contained({"&", "&&"}, at(Colon - 2))));
  if (!IsLoop)
    return refuse("'" + Name + "' is used for more than starting and joining");
  size_t End = Code.endOfStatement(Close + 1);
  if (End > Code.size())
    return refuse("the loop that joins has a form that is not rewritten");
  if (Error E = joinBody({at(Colon - 1)}, Close + 1, End))
    return E;
  if (!IsId)
    return type(Open + 1, Colon - 1);
  Result.Edits.push_back(
      S.replace(Code.begin(Open + 1), Code.begin(Colon - 1), "auto &"));
  return Error::success();
}

size_t ThreadHandles::loopAround(size_t I) const {
  return Code.loopAround(I, {"for"});
}

/// Does the loop at `For` count over all that the container holds? What has no
/// destructor that waits goes on behind it, and what has one would not wait.
bool ThreadHandles::countsAll(size_t For) const {
  StringRef Type = S.F.Variables[S.C.Statements.front().Variable].Type;
  if (Type.contains("std::thread"))
    return true; // one that is left out would have ended the program
  size_t Start = loopAround(Code.tokenAt(S.C.Statements.front().Text.Begin));
  return Code.countsAll(For, Start, Name);
}

/// `for (size_t i = 0; i < n; ++i) threads[i].join();`, of which `I` is the
/// vector's name; yields the end of the loop.
Expected<size_t> ThreadHandles::joinByIndex(size_t I) {
  size_t For = loopAround(I), Body = Code.closing(For + 1) + 1;
  if (For == 0 || I < Body || at(I + 3) != "]")
    return refuse("'" + Name + "' is used for more than starting and joining");
  if (!countsAll(For))
    return refuse("the loop that joins may leave out some");
  size_t End = Code.endOfStatement(For);
  if (Error E = joinBody({Name, "[", at(I + 2), "]"}, Body, End))
    return std::move(E);
  return End;
}

/// `for (auto it = threads.begin(); it != threads.end(); ++it) it->join();`
Expected<size_t> ThreadHandles::joinByIterator(size_t I) {
  size_t For = loopAround(I), Close = Code.closing(For + 1), Body = Close + 1;
  StringRef It = at(I - 2);
  std::string Header = ("(auto " + It + " = " + Name + ".begin(); " + It +
                        " != " + Name + ".end(); ")
                           .str();
  bool Fits = For != 0 && I < Body &&
              (Code.reads(For + 1, Body, Header + "++" + It.str() + ")") ||
               Code.reads(For + 1, Body, Header + It.str() + "++)"));
  if (!Fits)
    return refuse("'" + Name + "' is used for more than starting and joining");
  size_t End = Code.endOfStatement(For);
  if (Error E = joinBody({It}, Body, End, "->"))
    return std::move(E);
  return End;
}

/// A loop that joins, before the statement or brace at `I`.
void ThreadHandles::joinBefore(size_t I) {
  std::string Each = localName(S, {"thread"}), Line = S.S.newline().str();
  uint32_t At = Code.begin(I), Begin = S.S.lineBegin(At);
  bool IsBrace = at(I) == "}", IsAlone = S.text(Begin, At).trim().empty();
  std::string Indent = S.S.indent(At).str();
  if (IsBrace && IsAlone)
    Indent = S.S.deeper(Indent);
  std::string Loop = "for (auto &" + Each + " : " + Name.str() + ")" + Line +
                     S.S.deeper(Indent) + Each + ".get();";
  if (IsAlone)
    Result.Edits.push_back(S.insert(Begin, Indent + Loop + Line));
  else
    Result.Edits.push_back(S.insert(At, Loop + Line + Indent));
}

/// Where the block of the declaration at `From` ends, or returns.
Error ThreadHandles::joinAtEnd(size_t From) {
  const Range &Start = S.C.Statements.front().Text;
  size_t End = Code.endOfBlock(From), Before = End;
  for (size_t I = From; I < End; ++I) {
    if (Start.Begin <= Code.begin(I) && Code.begin(I) < Start.End)
      continue; // of the task
    if (at(I) == "return" && Code.endOfStatement(I) == End &&
        Code.endOfBlock(I) == End && at(I - 1) != ")" && at(I - 1) != "else")
      Before = I;
    else if (is_contained({"return", "goto", "throw", "co_return"}, at(I)) &&
             I < Before)
      return refuse("the function may be left before the threads are joined");
  }
  joinBefore(Before);
  return Error::success();
}

} // namespace poolwise::rewrite
