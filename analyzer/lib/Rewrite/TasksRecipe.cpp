//===- TasksRecipe.cpp - A thread for each item, handed to a pool ---------===//
//
//   std::vector<std::thread> threads;
//   for (const auto &url : urls)
//     threads.emplace_back(fetch, url);
//   for (std::thread &thread : threads)
//     thread.join();
//   -> std::vector<poolwise::future<void>> threads;
//      for (const auto &url : urls)
//        threads.emplace_back(E.submit(fetch, url));
//      for (auto &thread : threads)
//        thread.get();
//
// Futures of std::async likewise, and threads that are kept or joined by index.
// The callable and its arguments stay as they stand: both copy them. Misuse has
// shown that a pool makes no difference; here each place that names the vector
// must be one of these.
//
// Not handled: joins that depend on anything.
//
//===----------------------------------------------------------------------===//

#include "Site.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// The function's code, token by token, and the edits of it.
class Handles {
public:
  Handles(const Site &S, const Recipe &R, StringRef Name)
      : S(S), R(R), Name(Name), Code(codeTokens(body(S))) {}

  Expected<Rewriting> rewrite();

private:
  static StringRef body(const Site &S) {
    const Range &Whole = S.F.Regions[0].Text;
    return S.S.holds(Whole) ? S.text(Whole) : StringRef();
  }
  StringRef at(size_t I) const { return I < Code.size() ? Code[I].Text : ""; }
  bool stands(size_t I, ArrayRef<StringRef> Texts) const {
    for (StringRef Text : Texts)
      if (at(I++) != Text)
        return false;
    return true;
  }
  uint32_t begin(size_t I) const {
    return uint32_t(Code[I].Text.data() - S.S.text().data());
  }
  uint32_t end(size_t I) const { return begin(I) + Code[I].Text.size(); }
  size_t closing(size_t Open) const;

  Error type(size_t From, size_t To);
  Error start();
  Error join(size_t Colon);
  Expected<size_t> joinByIndex(size_t I);
  Error joinBody(ArrayRef<StringRef> Each, size_t Begin, size_t End);
  size_t endOfStatement(size_t I) const;

  const Site &S;
  const Recipe &R;
  const StringRef Name;
  const std::vector<Token> Code;
  Rewriting Result;
};
} // namespace

/// The bracket that closes the one at `Open`.
size_t Handles::closing(size_t Open) const {
  int Depth = 0;
  for (size_t I = Open; I < Code.size(); ++I) {
    StringRef T = at(I);
    Depth +=
        (T == "(" || T == "{" || T == "[") - (T == ")" || T == "}" || T == "]");
    if (Depth == 0)
      return I;
  }
  return Code.size();
}

/// Writes the runtime's type in place of `thread` or `future<T>`, where it
/// stands in [From, To); `auto` stays.
Error Handles::type(size_t From, size_t To) {
  for (size_t I = From; I < To; ++I) {
    bool IsFuture = at(I) == "future" && at(I + 1) == "<";
    if (at(I) != "thread" && !IsFuture)
      continue;
    size_t Begin = I;
    if (I >= From + 2 && stands(I - 2, {"std", "::"}))
      Begin = I - 2;
    size_t End = I;
    if (IsFuture)
      for (int Depth = 0; End + 1 < To;) {
        StringRef T = at(++End);
        Depth += (T == "<") - (T == ">");
        if (T == ">>" || Depth == 0)
          break;
      }
    // `vector<future<int>>` may end in one token.
    bool IsShared = at(End) == ">>";
    StringRef Inside =
        IsFuture ? S.text(end(I + 1), begin(End)).trim() : StringRef("void");
    auto Text = fillTemplate(R.Yield, {{"type", Inside.str()}});
    if (!Text)
      return Text.takeError();
    uint32_t Last = IsShared ? begin(End) + 1 : end(End);
    Result.Edits.push_back(S.replace(begin(Begin), Last, *Text));
    return Error::success();
  }
  return hasWord(S.text(begin(From), end(To - 1)), "auto")
             ? Error::success()
             : refuse("the type of the threads has a form that is not "
                      "rewritten");
}

/// The call that starts the task.
Error Handles::start() {
  const BodyStatement &B = S.C.Statements.front();
  if (!S.S.holds(B.Text) || !S.S.holds(B.ValueText) ||
      !B.Text.contains(B.ValueText) || !S.text(B.Text).ends_with(")"))
    return refuse("the start of the thread has a form that is not rewritten");
  auto Submit =
      fillTemplate(R.Loop, {{"executor", S.executor().str()}, {"call", "\v"}});
  if (!Submit)
    return Submit.takeError();
  auto [Call, After] = StringRef(*Submit).split('\v');
  std::string Before = Call.str();
  uint32_t LineEnd = S.S.lineEnd(B.Text.Begin);
  StringRef Head = S.text(B.Text.Begin, B.ValueText.Begin);
  bool IsAssigned =
      S.text(S.S.lineBegin(B.Text.Begin), B.Text.Begin).rtrim().ends_with("=");
  if (S.S.column(LineEnd) + Submit->size() > ColumnLimit &&
      B.ValueText.Begin < LineEnd && !IsAssigned)
    Before = (S.S.newline() + S.S.indent(B.Text.Begin) + "    ").str() + Before;
  if (isSameCode(Head, (Name + ".emplace_back(").str())) {
    Result.Edits.push_back(S.insert(B.ValueText.Begin, Before));
    Result.Edits.push_back(S.insert(B.Text.End - 1, After.str()));
    return Error::success();
  }
  static constexpr StringLiteral Heads[] = {"thread(",
                                            "std::thread(",
                                            "async(",
                                            "std::async(",
                                            "std::async(std::launch::async,",
                                            "async(launch::async,",
                                            "async(std::launch::async,"};
  if (none_of(Heads, [&](StringRef Form) { return isSameCode(Head, Form); }))
    return refuse("the start of the thread has a form that is not rewritten");
  // It is the argument itself of what keeps it.
  size_t I = 0;
  while (I < Code.size() && begin(I) < B.Text.Begin)
    ++I;
  size_t Next = I;
  while (Next < Code.size() && begin(Next) < B.Text.End)
    ++Next;
  bool IsArgument = I >= 4 && at(I - 4) == Name && at(I - 3) == "." &&
                    is_contained({"push_back", "emplace_back"}, at(I - 2)) &&
                    at(I - 1) == "(" && at(Next) == ")";
  size_t Open = I;
  while (Open > 0 && !is_contained({"[", ";", "{", "}"}, at(Open)))
    --Open;
  bool IsKept = I >= 2 && at(I - 1) == "=" && at(Next) == ";" &&
                at(Open) == "[" && Open > 0 && at(Open - 1) == Name &&
                closing(Open) == I - 2;
  if (!IsArgument && !IsKept)
    return refuse("the thread is not put into '" + Name + "' as it stands");
  Result.Edits.push_back(S.replace(B.Text.Begin, B.ValueText.Begin, Before));
  Result.Edits.push_back(S.replace(B.Text.End - 1, B.Text.End, After.str()));
  return Error::success();
}

/// What is done with each future: always the same, whatever happened before.
Error Handles::joinBody(ArrayRef<StringRef> Each, size_t Begin, size_t End) {
  if (at(Begin) == "{") {
    ++Begin;
    --End;
  }
  SmallVector<StringRef> Asks = {"if", "("}, All = {".", "join", "(", ")", ";"};
  Asks.append(Each.begin(), Each.end());
  Asks.append({".", "joinable", "(", ")", ")"});
  Asks.append(Each.begin(), Each.end());
  Asks.append(All);
  bool IsAsked = stands(Begin, Asks) && Begin + Asks.size() == End;
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
    size_t Method = I + Each.size() + 1;
    StringRef Does = at(Method);
    if (!stands(I, Each) || at(Method - 1) != "." || at(Method + 1) != "(" ||
        at(Method + 2) != ")")
      return refuse("'" + Each.front() + "' is used for more than waiting");
    if (Does == "join" || Does == "joinable")
      Result.Edits.push_back(S.replace(begin(Method), end(Method),
                                       Does == "join" ? "get" : "valid"));
    else if (Does != "get" && Does != "wait" && Does != "valid")
      return refuse("'" + Each.front() + "' is used for more than waiting");
    Joins |= Does == "join" || Does == "get" || Does == "wait";
  }
  return Joins ? Error::success() : refuse("the threads are not joined");
}

/// `for (auto &t : threads) t.join();`, whose colon this is.
Error Handles::join(size_t Colon) {
  size_t Open = Colon;
  while (Open > 0 && at(Open) != "(")
    --Open;
  size_t Close = closing(Open);
  bool IsLoop = Open > 0 && at(Open - 1) == "for" && Close == Colon + 2 &&
                Colon >= Open + 4 && is_contained({"&", "&&"}, at(Colon - 2));
  if (!IsLoop)
    return refuse("'" + Name + "' is used for more than starting and joining");
  size_t End = endOfStatement(Close + 1);
  if (End > Code.size())
    return refuse("the loop that joins has a form that is not rewritten");
  if (Error E = joinBody({at(Colon - 1)}, Close + 1, End))
    return E;
  return type(Open + 1, Colon - 1);
}

/// Behind a block, or a statement that holds none.
size_t Handles::endOfStatement(size_t I) const {
  if (at(I) == "{")
    return closing(I) + 1;
  while (I < Code.size() && at(I) != ";")
    ++I;
  return I + 1;
}

/// `for (size_t i = 0; i < n; ++i) threads[i].join();`, of which `I` is the
/// vector's name; yields the end of the loop. Threads that it leaves out would
/// have ended the program.
Expected<size_t> Handles::joinByIndex(size_t I) {
  for (size_t For = I; For-- > 0;) {
    if (at(For) != "for" || at(For + 1) != "(")
      continue;
    size_t Body = closing(For + 1) + 1, End = endOfStatement(Body);
    if (I < Body || I >= End || End > Code.size())
      continue;
    if (at(I + 3) != "]")
      break;
    if (Error E = joinBody({Name, "[", at(I + 2), "]"}, Body, End))
      return std::move(E);
    return End;
  }
  return refuse("'" + Name + "' is used for more than starting and joining");
}

Expected<Rewriting> Handles::rewrite() {
  unsigned Declared = 0, Started = 0, Joined = 0;
  for (size_t I = 1; I < Code.size(); ++I) {
    if (at(I) != Name || Code[I].K != Token::Kind::Word)
      continue;
    bool HasSize = at(I + 1) == "(" && at(closing(I + 1) + 1) == ";";
    if (is_contained({">", ">>"}, at(I - 1)) && (at(I + 1) == ";" || HasSize)) {
      size_t Begin = I;
      while (Begin > 0 && !is_contained({";", "{", "}", ")"}, at(Begin - 1)))
        --Begin;
      bool IsVector = stands(Begin, {"std", "::", "vector", "<"}) ||
                      stands(Begin, {"vector", "<"});
      if (!IsVector)
        return refuse("the declaration of '" + Name +
                      "' has a form that is not rewritten");
      if (Error E = type(Begin, I))
        return E;
      ++Declared;
    } else if (at(I - 1) == ":" && at(I + 1) == ")") {
      if (Error E = join(I - 1))
        return E;
      ++Joined;
    } else if (at(I + 1) == "." && at(I + 3) == "(" &&
               is_contained({"push_back", "emplace_back"}, at(I + 2))) {
      ++Started;
    } else if (at(I + 1) == "[" && at(closing(I + 1) + 1) == "=") {
      ++Started;
    } else if (at(I + 1) == "[") {
      auto End = joinByIndex(I);
      if (!End)
        return End.takeError();
      I = *End - 1;
      ++Joined;
    } else if (!(at(I + 1) == "." &&
                 is_contained({"reserve", "size"}, at(I + 2)))) {
      return refuse("'" + Name +
                    "' is used for more than starting and joining");
    }
  }
  if (Declared != 1 || Started != 1 || Joined != 1)
    return refuse("'" + Name + "' is not filled once and joined once");
  if (Error E = start())
    return E;
  Result.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  return std::move(Result);
}

Expected<Rewriting> tasksRecipe(const Site &S) {
  const Recipe *R = S.To.find("tasks", "any");
  if (!R || S.On == Executor::Processes)
    return refuse("there is no recipe for tasks with " + S.To.Title);
  const Range &Whole = S.F.Regions[0].Text;
  if (!S.S.holds(Whole) || hasDirective(S.text(Whole)))
    return refuse("a preprocessor directive stands in the function");
  return Handles(S, *R, S.F.Variables[S.C.Statements.front().Variable].Name)
      .rewrite();
}

} // namespace poolwise::rewrite
