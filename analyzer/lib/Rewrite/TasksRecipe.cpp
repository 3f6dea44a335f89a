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
// Futures of std::async, std::jthread and pthread_create likewise, in vectors,
// lists, deques and arrays, and threads that are kept or joined by index. The
// callable and its arguments stay as they stand: both copy them. Misuse has
// shown that a pool makes no difference; here each place that names the
// container must be one of these.
//
// Not handled: joins that depend on anything, in algorithms or other functions.
//
//===----------------------------------------------------------------------===//

#include "ThreadHandles.h"

using namespace llvm;

namespace poolwise::rewrite {

/// Writes the runtime's type in place of `thread`, `pthread_t` or `future<T>`,
/// where it stands in [From, To); `auto` stays.
Error ThreadHandles::type(size_t From, size_t To) {
  for (size_t I = From; I < To; ++I) {
    bool IsFuture = at(I) == "future" && at(I + 1) == "<";
    bool IsPosix = at(I) == "pthread_t";
    if (at(I) != "thread" && at(I) != "jthread" && !IsPosix && !IsFuture)
      continue;
    size_t Begin = I;
    if (I >= From + 2 && Code.stands(I - 2, {"std", "::"}))
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
    StringRef Inside = IsFuture
                           ? S.text(Code.end(I + 1), Code.begin(End)).trim()
                           : StringRef(IsPosix ? "void *" : "void");
    auto Text = fillTemplate(R.Yield, {{"type", Inside.str()}});
    if (!Text)
      return Text.takeError();
    uint32_t Last = IsShared ? Code.begin(End) + 1 : Code.end(End);
    Result.Edits.push_back(S.replace(Code.begin(Begin), Last, *Text));
    return Error::success();
  }
  return hasWord(Code.text(From, To), "auto")
             ? Error::success()
             : refuse("the type of the threads has a form that is not "
                      "rewritten");
}

/// `std::vector<std::thread> threads(n);`, `std::thread threads[8];`,
/// `auto threads = std::make_unique<std::thread[]>(n);`
bool ThreadHandles::isDeclaration(size_t I) const {
  size_t Begin = Code.beginOfStatement(I);
  if (at(Begin) == "auto" && I == Begin + 1)
    return at(I + 1) == "=" && at(Code.endOfStatement(I) - 2) == ")" &&
           (Code.stands(I + 2, {"std", "::", "make_unique", "<"}) ||
            Code.stands(I + 2, {"make_unique", "<"}));
  bool IsArray = at(I + 1) == "[" && at(Code.closing(I + 1) + 1) == ";";
  if (IsArray && is_contained({"thread", "jthread", "pthread_t"}, at(I - 1)))
    return I - Begin == 1 ||
           (I - Begin == 3 && Code.stands(Begin, {"std", "::"}));
  bool HasSize =
      is_contained({"(", "{"}, at(I + 1)) && at(Code.closing(I + 1) + 1) == ";";
  size_t Template = Begin + (Code.stands(Begin, {"std", "::"}) ? 2 : 0);
  return is_contained({">", ">>"}, at(I - 1)) &&
         (at(I + 1) == ";" || HasSize) &&
         is_contained({"vector", "list", "deque", "array"}, at(Template)) &&
         at(Template + 1) == "<";
}

/// The place where the name stands; goes on behind what belongs to it.
Error ThreadHandles::look(size_t &I, Seen &Found) {
  bool IsMethod = at(I + 1) == "." && at(I + 3) == "(";
  StringRef Method = IsMethod ? at(I + 2) : StringRef();
  if (isDeclaration(I)) {
    size_t Begin = Code.beginOfStatement(I);
    bool IsMade = at(I + 1) == "=";
    ++Found.Declared;
    Found.Declaration = I;
    return type(IsMade ? I + 2 : Begin,
                IsMade ? Code.endOfStatement(I) - 1 : I);
  }
  if (at(I - 1) == ":" && at(I + 1) == ")") {
    ++Found.Joined;
    return join(I - 1);
  }
  if (is_contained({"push_back", "emplace_back"}, Method) ||
      (at(I + 1) == "[" && at(Code.closing(I + 1) + 1) == "=") ||
      (at(I - 1) == "&" && at(I - 2) == "(" && at(I - 3) == "pthread_create")) {
    ++Found.Started;
    return Error::success();
  }
  if (Method == "begin" || at(I + 1) == "[") {
    auto End = Method == "begin" ? joinByIterator(I) : joinByIndex(I);
    if (!End)
      return End.takeError();
    I = *End - 1;
    ++Found.Joined;
    return Error::success();
  }
  StringRef Type = S.F.Variables[S.C.Statements.front().Variable].Type;
  if (Method == "clear" && Type.contains("<std::jthread") && !Found.Joined &&
      Code.beginsStatement(I)) {
    joinBefore(I);
    ++Found.Joined;
    return Error::success();
  }
  if (is_contained({"reserve", "size", "resize", "clear"}, Method))
    return Error::success();
  return refuse("'" + Name + "' is used for more than starting and joining");
}

Expected<Rewriting> ThreadHandles::rewrite() {
  Seen Found;
  for (size_t I = 3; I < Code.size(); ++I)
    if (at(I) == Name && Code.isWord(I))
      if (Error E = look(I, Found))
        return std::move(E);
  StringRef Type = S.F.Variables[S.C.Statements.front().Variable].Type;
  if (Found.Joined == 0 && Found.Declared == 1 &&
      Type.contains("std::jthread")) {
    if (Error E = joinAtEnd(Found.Declaration))
      return std::move(E);
    ++Found.Joined;
  }
  if (Found.Declared != 1 || Found.Started != 1 || Found.Joined != 1)
    return refuse("'" + Name + "' is not filled once and joined once");
  if (Error E = start())
    return std::move(E);
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
  return ThreadHandles(S, *R,
                       S.F.Variables[S.C.Statements.front().Variable].Name)
      .rewrite();
}

} // namespace poolwise::rewrite
