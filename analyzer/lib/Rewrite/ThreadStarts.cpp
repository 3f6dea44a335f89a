//===- ThreadStarts.cpp - The call that starts a thread -------------------===//
//
//   threads.emplace_back(f, x);            -> threads.emplace_back(E.submit(f,
//   x)); threads[i] = std::thread(f, x);        -> threads[i] = E.submit(f, x);
//   std::thread t(f, x);                   -> auto t = E.submit(f, x);
//   if (pthread_create(&ids[i], 0, f, x))  -> ids[i] = E.submit(f, x);
//     exit(1);
//
// A pool refuses no thread, so what is done where one can't be started goes.
//
//===----------------------------------------------------------------------===//

#include "ThreadHandles.h"

using namespace llvm;

namespace poolwise::rewrite {

/// "E.submit(" and ")".
Expected<std::pair<std::string, std::string>> ThreadHandles::submit() const {
  auto Text =
      fillTemplate(R.Loop, {{"executor", S.executor().str()}, {"call", "\v"}});
  if (!Text)
    return Text.takeError();
  auto [Before, After] = StringRef(*Text).split('\v');
  return std::pair(Before.str(), After.str());
}

/// `threads.push_back(std::move(t));`, where `Next` stands.
bool ThreadHandles::isMovedIn(StringRef Own, size_t Next) const {
  size_t Push = Next + 2;
  return Code.stands(Next, {Name, "."}) &&
         is_contained({"push_back", "emplace_back"}, at(Push)) &&
         (Code.stands(Push + 1,
                      {"(", "std", "::", "move", "(", Own, ")", ")", ";"}) ||
          Code.stands(Push + 1, {"(", "move", "(", Own, ")", ")", ";"}));
}

/// Is the value of tokens [From, To) put into the container, or into a variable
/// that is then moved there?
Error ThreadHandles::put(size_t From, size_t To) {
  auto No = [&] {
    return refuse("the thread is not put into '" + Name + "' as it stands");
  };
  if (at(To) == ")" && at(From - 1) == "(" && at(From - 3) == "." &&
      at(From - 4) == Name &&
      is_contained({"push_back", "emplace_back"}, at(From - 2)))
    return Error::success();
  if (at(From - 1) != "=" || at(To) != ";")
    return No();
  size_t Begin = Code.beginOfStatement(From - 1);
  if (at(Begin) == Name && at(Begin + 1) == "[")
    return Code.closing(Begin + 1) == From - 2 ? Error::success() : No();
  // `std::future<int> f = ...; futures.push_back(std::move(f));`
  StringRef Own = at(From - 2);
  if (!isMovedIn(Own, To + 1) || Code.countInBlock(Own, Begin) != 2)
    return No();
  return type(Begin, From - 2);
}

Error ThreadHandles::start() {
  const BodyStatement &B = S.C.Statements.front();
  if (!S.S.holds(B.Text) || !S.S.holds(B.ValueText) ||
      !B.Text.contains(B.ValueText))
    return refuse("the start of the thread has a form that is not rewritten");
  size_t First = Code.tokenAt(B.Text.Begin), End = Code.tokenAt(B.Text.End);
  if (at(First) == "pthread_create")
    return startPosix(First);
  auto Call = submit();
  if (!Call)
    return Call.takeError();
  auto &[Before, After] = *Call;
  uint32_t LineEnd = S.S.lineEnd(B.Text.Begin);
  size_t Value = Code.tokenAt(B.ValueText.Begin);
  bool IsNamed = Value == First + 2 && Code.isWord(First) && First >= 3 &&
                 is_contained({"thread", "jthread"}, at(First - 1));
  bool IsLong = S.S.column(LineEnd) + Before.size() > ColumnLimit &&
                B.ValueText.Begin < LineEnd && at(First - 1) != "=" && !IsNamed;
  std::string Broken =
      (IsLong ? (S.S.newline() + S.S.indent(B.Text.Begin) + "    ").str()
              : "") +
      Before;
  StringRef Head = S.text(B.Text.Begin, B.ValueText.Begin);
  if (isSameCode(Head, (Name + ".emplace_back(").str())) {
    Result.Edits.push_back(S.insert(B.ValueText.Begin, Broken));
    Result.Edits.push_back(S.insert(B.Text.End - 1, After));
    return Error::success();
  }
  if (IsNamed) {
    // `std::thread t(f, x); threads.push_back(std::move(t));`
    StringRef Own = at(First);
    size_t Begin = Code.beginOfStatement(First);
    bool IsType = First - Begin == 1 ||
                  (First - Begin == 3 && Code.stands(Begin, {"std", "::"}));
    if (!IsType || at(End) != ";" || !isMovedIn(Own, End + 1) ||
        Code.countInBlock(Own, Begin) != 2)
      return refuse("'" + Own + "' is used for more than keeping the thread");
    Result.Edits.push_back(S.replace(Code.begin(Begin), B.ValueText.Begin,
                                     ("auto " + Own + " = " + Before).str()));
  } else {
    static constexpr StringLiteral Heads[] = {"thread(",
                                              "std::thread(",
                                              "thread{",
                                              "std::thread{",
                                              "jthread(",
                                              "std::jthread(",
                                              "jthread{",
                                              "std::jthread{",
                                              "async(",
                                              "std::async(",
                                              "async(launch::async,",
                                              "std::async(std::launch::async,",
                                              "async(std::launch::async,"};
    if (none_of(Heads, [&](StringRef Form) { return isSameCode(Head, Form); }))
      return refuse("the start of the thread has a form that is not rewritten");
    if (Error E = put(First, End))
      return E;
    Result.Edits.push_back(
        S.replace(B.Text.Begin, B.ValueText.Begin, std::move(Broken)));
  }
  Result.Edits.push_back(S.replace(B.Text.End - 1, B.Text.End, After));
  return Error::success();
}

/// Where the statement that holds the call begins; what asks whether it went
/// well is dropped.
Expected<size_t> ThreadHandles::dropCheck(size_t Create, size_t Close) {
  auto Odd = [] {
    return refuse("what pthread_create answers is used for more than an end");
  };
  ArrayRef<BodyStatement> All = S.C.Statements;
  Range Assumed = All.size() > 1 ? All[1].Text : Range();
  auto Drop = [&](size_t Begin, size_t Branch) -> Error {
    size_t End = Code.endOfStatement(Begin);
    if (!Assumed.isValid() || at(Code.endOfStatement(Branch)) == "else" ||
        Code.begin(Branch) != Assumed.Begin)
      return Odd();
    uint32_t From = Code.end(Close);
    if (at(Close + 1) == ";")
      From = Code.end(Close + 1);
    Result.Edits.push_back(S.replace(From, Code.end(End - 1), ""));
    return Error::success();
  };
  // pthread_create(...);
  if (at(Close + 1) == ";" && Code.beginsStatement(Create))
    return Assumed.isValid() ? Expected<size_t>(Odd()) : Create;
  // if (pthread_create(...) != 0) ...
  if (at(Create - 1) == "(" && at(Create - 2) == "if") {
    size_t Behind = Close + 1;
    if (Code.stands(Behind, {"!=", "0"}) || Code.stands(Behind, {"<", "0"}))
      Behind += 2;
    if (at(Behind) != ")")
      return Odd();
    if (Error E = Drop(Create - 2, Behind + 1))
      return std::move(E);
    return Create - 2;
  }
  // int rc = pthread_create(...); if (rc) ...
  StringRef Own = at(Create - 2);
  size_t Begin = Code.beginOfStatement(Create - 1), If = Close + 2;
  bool IsDeclared = at(Create - 1) == "=" && at(Close + 1) == ";" &&
                    Create - Begin == 3 &&
                    (at(Begin) == "int" || at(Begin) == "auto");
  size_t Ask = If + 3 + (Code.stands(If + 3, {"!=", "0"}) ? 2 : 0);
  if (!IsDeclared || !Code.stands(If, {"if", "(", Own}) || at(Ask) != ")")
    return Odd();
  unsigned Inside = 0;
  for (size_t I = If; I < Code.endOfStatement(If); ++I)
    Inside += at(I) == Own;
  if (Code.countInBlock(Own, Begin) != Inside + 1)
    return Odd();
  if (Error E = Drop(If, Ask + 1))
    return std::move(E);
  return Begin;
}

Error ThreadHandles::startPosix(size_t Create) {
  const BodyStatement &B = S.C.Statements.front();
  size_t Close = Code.closing(Create + 1), Id = Create + 3;
  size_t Behind = Code.closing(Id + 1) + 1; // the name is `ids[i]`
  bool Fits = Code.stands(Create + 1, {"(", "&", Name, "["}) &&
              at(Behind) == "," && isNull(at(Behind + 1)) &&
              at(Behind + 2) == "," &&
              Code.begin(Behind + 3) == B.ValueText.Begin &&
              S.F.Calls[B.CallIndex].Arguments.size() == 4;
  if (!Fits)
    return refuse("the start of the thread has a form that is not rewritten");
  auto Begin = dropCheck(Create, Close);
  if (!Begin)
    return Begin.takeError();
  auto Call = submit();
  if (!Call)
    return Call.takeError();
  Result.Edits.push_back(
      S.replace(Code.begin(*Begin), B.ValueText.Begin,
                (Code.text(Id, Behind) + " = " + Call->first).str()));
  bool HasEnd = at(Close + 1) == ";";
  Result.Edits.push_back(S.replace(Code.begin(Close), Code.end(Close),
                                   Call->second + (HasEnd ? "" : ";")));
  return Error::success();
}

} // namespace poolwise::rewrite
