//===- AlgorithmRecipe.cpp - Algorithms that call a function ----*- C++ -*-===//
//
//   std::for_each(v.begin(), v.end(), f);       -> E.for_each(v, f);
//   std::transform(v.begin(), v.end(), out, f); -> E.map_into(v, out, f);
//   std::count_if(v.begin(), v.end(), f)        -> E.count_if(v, f)
//   std::all_of(v.begin(), v.end(), f)
//     -> std::ranges::all_of(E.lazy_map(v, f), std::identity())
//
// Not handled: projections, execution policies, two input ranges, function
// objects with state of their own (the algorithm copies them).
//
//===----------------------------------------------------------------------===//

#include "AlgorithmText.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

StringRef wholeContainer(StringRef First, StringRef Last) {
  for (auto [Begin, End] :
       {std::pair(".begin()", ".end()"), {"->begin()", "->end()"}})
    if (First.ends_with(Begin) && Last.ends_with(End)) {
      StringRef A = First.drop_back(StringRef(Begin).size());
      StringRef B = Last.drop_back(StringRef(End).size());
      bool IsObject = StringRef(Begin).starts_with(".");
      return isPlainPath(A) && A == B && IsObject ? A : StringRef();
    }
  if (First.consume_front("std::begin") && Last.consume_front("std::end")) {
    StringRef A = insideBrackets(First, '('), B = insideBrackets(Last, '(');
    return isPlainPath(A) && A == B ? A : StringRef();
  }
  return StringRef();
}

ArrayRef<Argument> writtenArguments(const Site &S, const Call &C) {
  ArrayRef<Argument> All = C.Arguments;
  size_t Count =
      llvm::find_if(All,
                    [&](const Argument &A) { return !S.S.holds(A.Text); }) -
      All.begin();
  if (Count == 0 ||
      !isSameCode(S.text(All[Count - 1].Text.End, C.Text.End), ")"))
    return {};
  return All.take_front(Count);
}

Error checkWork(const Site &S, const Argument &Work) {
  if (Work.V.K == Value::Kind::Function)
    return Error::success();
  if (Work.V.K != Value::Kind::Lambda || hasWord(S.text(Work.Text), "mutable"))
    return refuse("the function object may keep state");
  const FunctionSummary *Body = S.P.find(Work.V.Usr);
  if (!Body || !Body->IsConst)
    return refuse("the lambda may keep state");
  return Error::success();
}

/// The first element of a container: each result has a place of its own.
static bool isBegin(StringRef Text) {
  return Text.ends_with(".begin()") || Text.starts_with("std::begin(");
}

Expected<Rewriting> algorithmRecipe(const Site &S) {
  if (S.On == Executor::Processes)
    return refuse("there is no recipe for worker processes here");
  if (S.C.AlgorithmCall >= S.F.Calls.size())
    return refuse("the algorithm's call is not known");
  const Call &C = S.F.Calls[S.C.AlgorithmCall];
  if (!S.S.holds(C.Text))
    return refuse("the algorithm comes out of a macro");
  ArrayRef<Argument> Arguments = writtenArguments(S, C);
  if (Arguments.empty())
    return refuse("an argument comes out of a macro");

  StringRef Name = C.Name;
  if (Name == "std::accumulate")
    return foldRecipe(S);
  bool IsRanges = Name.consume_front("std::ranges::");
  bool IsStandard = IsRanges || Name.consume_front("std::");
  // The standard library's function objects: "__for_each_fn::operator()".
  if (IsRanges && Name.consume_back("_fn::operator()"))
    Name.consume_front("__");
  bool IsTransform = Name == "transform";
  bool GivesAnswer = is_contained(
      ArrayRef<StringRef>{"count_if", "all_of", "any_of", "none_of"}, Name);
  if (!IsStandard || (!IsTransform && !GivesAnswer && Name != "for_each"))
    return refuse("no recipe for '" + C.Name + "'");
  if (!GivesAnswer &&
      (!S.S.holds(S.C.StatementText) ||
       !isSameCode(S.text(S.C.StatementText), (S.text(C.Text) + ";").str())))
    return refuse("the algorithm's result is used");
  size_t InputCount =
      IsRanges && Arguments.size() == (IsTransform ? 3u : 2u) ? 1 : 2;
  if (Arguments.size() != InputCount + (IsTransform ? 2 : 1))
    return refuse("the algorithm's form has no recipe");
  if (Error E = checkWork(S, Arguments.back()))
    return E;

  Rewriting R;
  std::string Input = S.text(Arguments[0].Text).str();
  if (InputCount == 2) {
    StringRef Last = S.text(Arguments[1].Text);
    StringRef Whole = wholeContainer(Input, Last);
    if (Whole.empty()) {
      Input = ("std::ranges::subrange(" + Input + ", " + Last + ")").str();
      R.Headers.insert("<ranges>");
    } else {
      Input = Whole.str();
    }
  }
  std::string Pattern = ("std::" + Name).str();
  const Recipe *Found = S.To.find(Pattern, "any");
  if (!Found)
    return refuse("there is no recipe for '" + Pattern + "' with " +
                  S.To.Title);
  // A recipe that keeps the call passes it something more.
  bool KeepsCall = StringRef(Found->Loop).contains("$inputs");
  if (KeepsCall && IsRanges)
    return refuse("'" + C.Name + "' takes no execution policy");
  if (KeepsCall && IsTransform && !isBegin(S.text(Arguments[2].Text)))
    return refuse("the results may not go to places of their own");
  if (KeepsCall)
    R.Headers.clear();
  R.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  R.Headers.insert(Found->Headers.begin(), Found->Headers.end());

  // What follows the input stays as it is written.
  uint32_t Next = Arguments[InputCount].Text.Begin;
  StringRef Old = S.text(C.Text.Begin, Next);
  if (hasComment(Old) || hasDirective(S.text(C.Text)))
    return refuse("a comment or directive stands between the arguments");
  StringRef Gap = Old.substr(Old.rtrim().size());
  auto [Before, After] = StringRef(Found->Loop).split("$body");
  Before = Before.rtrim();
  After = After.trim("; ");
  auto New = fillTemplate(Before,
                          {{"executor", S.executor().str()},
                           {"over", Input},
                           {"inputs", S.text(Arguments[0].Text.Begin,
                                             Arguments[InputCount - 1].Text.End)
                                          .str()}});
  if (!New)
    return New.takeError();
  *New += Gap.empty() ? " " : Gap;
  R.Edits.push_back(S.replace(C.Text.Begin, Next, std::move(*New)));
  if (!After.empty() && After != ")")
    R.Edits.push_back(S.replace(C.Text.End - 1, C.Text.End, After.str()));
  if (After.contains("std::identity"))
    R.Headers.insert({"<algorithm>", "<functional>"});
  return R;
}

} // namespace poolwise::rewrite
