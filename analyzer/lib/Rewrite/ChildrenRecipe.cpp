//===- ChildrenRecipe.cpp - A fork for each item, to worker processes -----===//
//
//   std::vector<pid_t> children;
//   for (const std::string &name : names) {
//     pid_t pid = fork();
//     if (pid == 0)
//       _exit(convert(name));
//     children.push_back(pid);
//   }
//   for (pid_t pid : children) {
//     int status;
//     waitpid(pid, &status, 0);
//     ...
//   -> struct child_task {
//        std::string name;
//        int operator()() const { return convert(name); }
//      };
//      std::vector<poolwise::future<int>> children;
//      for (const std::string &name : names) {
//        children.push_back(E.submit(child_task{name}));
//      }
//      for (auto &pid : children) {
//        int status;
//        status = poolwise::wait_status(pid);
//        ...
//
// Misuse has shown that a worker makes no difference to the child. Where fork
// fails the program ends, and says why; so it does where a pool can't start a
// worker, by an exception.
//
// Not handled: numbers of children that are used for anything but waiting.
//
//===----------------------------------------------------------------------===//

#include "ChildHandles.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

ChildHandles::ChildHandles(const Site &S) : S(S), Code(S) {}

size_t ChildHandles::loopAround(size_t I) const {
  return Code.loopAround(I, {"for", "while"});
}

/// What comes between the first start and the last wait comes always.
Error ChildHandles::checkBetween() const {
  uint32_t Begin = Code.begin(Loop.Begin), End = Code.end(Waits.End - 1);
  auto Leaves = [&](const Location &Where) {
    return Where.File == S.S.id() && Begin <= Where.Offset &&
           Where.Offset < End && !rangeOf(Child).holds(Where) &&
           none_of(Dropped, [&](const Range &R) { return R.holds(Where); });
  };
  for (const Jump &J : S.F.Jumps)
    if (Leaves(J.Where) &&
        (J.K == Jump::Kind::Return || J.K == Jump::Kind::Goto ||
         J.K == Jump::Kind::Throw))
      return refuse("the function may be left before the children are waited "
                    "for");
  for (const Call &C : S.F.Calls)
    if (C.IsNoReturn && Leaves(C.Where))
      return refuse("'" + C.Name +
                    "' may come before the children are waited "
                    "for");
  for (size_t I = Loop.Begin; I < Loop.End; ++I)
    if (at(I) == "break" && Code.begin(I) > rangeOf(Child).End)
      return refuse("the loop that forks may be left");
  return Error::success();
}

/// Each place that names the container is one of those that are known.
Error ChildHandles::look() {
  if (IsNew)
    return Error::success();
  unsigned Declared = 0;
  for (size_t I = 1; I < Code.size(); ++I) {
    if (at(I) != Name || !Code.isWord(I))
      continue;
    bool IsInside = (I >= Loop.Begin && I < Loop.End) ||
                    (I >= Waits.Begin && I < Waits.End);
    bool IsMethod =
        at(I + 1) == "." &&
        is_contained({"reserve", "size", "empty", "clear"}, at(I + 2));
    if (IsInside || IsMethod)
      continue; // looked at there
    size_t Begin = Code.beginOfStatement(I), Type = 0;
    for (size_t T = Begin; T < I; ++T)
      if (at(T) == "pid_t" || at(T) == "int")
        Type = T;
    size_t Template = Begin + (Code.stands(Begin, {"std", "::"}) ? 2 : 0);
    bool IsArray = at(I + 1) == "[" && I == Begin + 1;
    bool IsContainer =
        is_contained({"vector", "array", "deque", "list"}, at(Template)) &&
        at(Template + 1) == "<" && at(I - 1) == ">";
    if (Type == 0 || (!IsArray && !IsContainer) || Declared++ > 0)
      return refuse("'" + Name + "' is used for more than the children");
    edit({Type, Type + 1}, "poolwise::future<int>");
  }
  return Declared == 1 ? Error::success()
                       : refuse("'" + Name + "' is no local container");
}

Expected<Rewriting> ChildHandles::rewrite() {
  Fork = Code.tokenAt(S.C.Statements[0].Text.Begin);
  while (at(Fork) == "::")
    ++Fork;
  Loop.Begin = loopAround(Fork);
  if (at(Fork) != "fork" || at(Fork + 1) != "(" || Loop.Begin == 0)
    return refuse("the fork comes out of a macro");
  Loop.End = Code.endOfStatement(Loop.Begin);
  for (Error (ChildHandles::*Step)() :
       {&ChildHandles::round, &ChildHandles::start, &ChildHandles::wait,
        &ChildHandles::look})
    if (Error E = (this->*Step)())
      return std::move(E);
  if (Error E = checkBetween())
    return std::move(E);
  Result.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  return std::move(Result);
}

Expected<Rewriting> childrenRecipe(const Site &S) {
  if (!S.To.find("child", "any") || !S.To.find("child-end", "any"))
    return refuse("there is no recipe for child processes with " + S.To.Title);
  if (StringRef(S.F.Usr).contains("<#"))
    return refuse("the types of a template are not known to be sendable");
  const Range &Whole = S.F.Regions[0].Text;
  if (!S.S.holds(Whole) || hasDirective(S.text(Whole)))
    return refuse("a preprocessor directive stands in the function");
  return ChildHandles(S).rewrite();
}

} // namespace poolwise::rewrite
