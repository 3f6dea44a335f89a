//===- InvokeRecipe.cpp - Runs of independent calls -------------*- C++ -*-===//
//
//   auto a = load(x);
//   auto b = load(y);
//   -> auto [a, b] = E.invoke([&] { return load(x); }, [&] { return load(y);
//   });
//
// Or, where the recipe has no `$body` for all of them together, one statement
// that starts each call and one that takes its result:
//   auto a_task = std::async(..., [&] { return load(x); });
//   auto a = a_task.get();
//
// Statements without a result, and assignments, become lambdas as they stand.
// Not handled: declarations mixed with other statements, declared references,
// types other than the call's own.
//
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "Site.h"
#include "Tokens.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// One call of the run: its lambda, and the gap (white space, comments)
/// up to the next.
struct Part {
  std::string Text;
  StringRef Gap;
};
} // namespace

static Error checkRun(const Site &S) {
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  if (All.size() < 2)
    return refuse("there is only one call");
  for (size_t I = 0; I < All.size(); ++I) {
    if (!S.S.holds(All[I].Text))
      return refuse("a statement comes out of a macro");
    if (I &&
        (All[I].Text.Begin < All[I - 1].Text.End ||
         !codeTokens(S.text(All[I - 1].Text.End, All[I].Text.Begin)).empty()))
      return refuse("other code stands between the calls");
  }
  StringRef Whole = S.text(All.front().Text.Begin, All.back().Text.End);
  if (hasDirective(Whole))
    return refuse("a preprocessor directive stands between the calls");
  for (StringRef Word :
       {"__func__", "__FUNCTION__", "__PRETTY_FUNCTION__", "source_location",
        "alloca", "va_arg", "co_await", "co_yield"})
    if (hasWord(Whole, Word))
      return refuse("'" + Word + "' would mean something else inside a lambda");
  return Error::success();
}

/// The names as structured bindings behave like the variables they replace only
/// if they are not moved out of by `return`, and not used by a later call.
static Error checkNames(const Site &S) {
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  StringRef After = S.S.text().substr(All.back().Text.End);
  const Range &Body = S.F.Regions[0].Text;
  if (S.S.holds(Body) && Body.End >= All.back().Text.End)
    After = S.text(All.back().Text.End, Body.End);
  for (size_t I = 0; I < All.size(); ++I) {
    StringRef Name = S.text(All[I].NameText);
    for (size_t Later = I + 1; Later < All.size(); ++Later)
      if (hasWord(S.text(All[Later].ValueText), Name))
        return refuse("'" + Name + "' is used by a later call of the run");
    std::vector<Token> Words = codeTokens(After);
    erase_if(Words, [](const Token &T) { return T.is("(") || T.is(")"); });
    for (size_t W = 0; W + 2 < Words.size(); ++W) {
      bool Leaves = Words[W].is("return") || Words[W].is("throw") ||
                    Words[W].is("co_return");
      if (Leaves && Words[W + 1].is(Name) && Words[W + 2].is(";"))
        return refuse("'" + Name +
                      "' is returned later, and a structured binding is not "
                      "moved");
    }
    if (hasWord(After, "decltype") && hasWord(After, Name))
      return refuse("the type of '" + Name + "' may be asked for later");
  }
  return Error::success();
}

/// "auto [a, b] = " or "const auto [a, b] = ".
static Expected<std::string> bindings(const Site &S) {
  std::vector<std::string> Names;
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  for (const BodyStatement &B : All) {
    if (!S.S.holds(B.TypeText) || !S.S.holds(B.NameText) ||
        !S.S.holds(B.ValueText))
      return refuse("a declaration comes out of a macro");
    StringRef Type = S.text(B.TypeText), Name = S.text(B.NameText),
              Value = S.text(B.ValueText);
    if (!B.TypeIsValueType || StringRef(Type).contains('&'))
      return refuse("'" + Name + "' is not of its initialiser's type");
    if (hasWord(Type, "static") || hasWord(Type, "thread_local") ||
        hasWord(Type, "constexpr"))
      return refuse("'" + Name + "' is no plain local variable");
    // The type's text comes without its const.
    std::string Plain = (Type + " " + Name + " = " + Value + ";").str();
    if (!isSameCode(S.text(B.Text), Plain) &&
        !(B.IsConst && isSameCode(S.text(B.Text), "const " + Plain)))
      return refuse("the declaration of '" + Name +
                    "' has a form that is not rewritten");
    if (B.IsConst != All[0].IsConst)
      return refuse("some of the results are const and some are not");
    Names.push_back(Name.str());
  }
  if (Error E = checkNames(S))
    return E;
  return (All[0].IsConst ? "const auto [" : "auto [") + join(Names, ", ") +
         "] = ";
}

/// One call with all of them as arguments.
static std::string together(const Site &S, const std::string &Start,
                            StringRef End, ArrayRef<Part> Parts) {
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  uint32_t Begin = All.front().Text.Begin;
  bool HasComments =
      any_of(Parts, [](const Part &P) { return hasComment(P.Gap); });
  std::string Line = Start;
  for (size_t I = 0; I < Parts.size(); ++I)
    Line += (I ? ", " : "") + Parts[I].Text;
  Line += End;
  uint32_t LineEnd = S.S.lineEnd(All.back().Text.End);
  size_t Rest = S.text(All.back().Text.End, LineEnd).rtrim().size();
  if (!HasComments && !StringRef(Line).contains('\n') &&
      S.S.column(Begin) + Line.size() + Rest <= ColumnLimit)
    return Line;

  std::string Break = (S.S.newline() + S.S.indent(Begin) + "    ").str();
  std::string Text = Start;
  for (size_t I = 0; I < Parts.size(); ++I) {
    Text += Break + Parts[I].Text + (I + 1 < Parts.size() ? "," : End.str());
    // A comment behind a call stays behind it; one before the next, before it.
    if (hasComment(Parts[I].Gap)) {
      auto [Behind, Before] = Parts[I].Gap.rtrim().split('\n');
      Text += Behind.rtrim();
      for (StringRef Line : split(Before, '\n'))
        if (!Line.trim().empty())
          Text += Break + Line.trim().str();
    }
  }
  return Text;
}

/// "page" of `page = load(x);`, "save" of `save(x);`.
static std::string baseName(const Site &S, const BodyStatement &B) {
  if (S.S.holds(B.NameText) && isPlainPath(S.text(B.NameText)))
    return codeTokens(S.text(B.NameText)).back().Text.str();
  if (B.CallIndex == NoId)
    return "call";
  StringRef Called = S.F.Calls[B.CallIndex].Name;
  size_t Colons = Called.rfind("::");
  return Called.substr(Colons == StringRef::npos ? 0 : Colons + 2).str();
}

/// "const auto a = ", as written.
static Expected<std::string> declared(const Site &S, const BodyStatement &B) {
  if (B.K == BodyStatement::Kind::Call)
    return "";
  if (!S.S.holds(B.ValueText) || !B.Text.contains(B.ValueText) ||
      !isSameCode(S.text(B.ValueText.End, B.Text.End), ";"))
    return refuse("a statement of the run has a form that is not rewritten");
  if (B.K == BodyStatement::Kind::Declaration &&
      (!B.TypeIsValueType || hasWord(S.text(B.Text), "static")))
    return refuse("a result of the run is no plain local variable");
  StringRef Head = S.text(B.Text.Begin, B.ValueText.Begin);
  if (!Head.rtrim().ends_with("=") || hasComment(Head))
    return refuse("a statement of the run has a form that is not rewritten");
  return Head.str();
}

/// A statement for each that starts it, then one that takes its result.
static Expected<std::string> oneByOne(const Site &S, const Recipe &R,
                                      ArrayRef<Part> Parts) {
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  std::string Starts, Results;
  for (size_t I = 0; I < All.size(); ++I) {
    auto Declared = declared(S, All[I]);
    if (!Declared)
      return Declared.takeError();
    bool Yields = All[I].K != BodyStatement::Kind::Call;
    std::map<std::string, std::string> V = {
        {"task", localName(S, {baseName(S, All[I]), "task"})},
        {"declared", *Declared},
        {"call", Yields ? ("return " + S.text(All[I].ValueText) + ";").str()
                        : S.text(All[I].Text).str()}};
    auto Start = fillTemplate(R.Loop, V), Result = fillTemplate(R.Yield, V);
    if (!Start || !Result)
      return joinErrors(Start.takeError(), Result.takeError());
    Starts += *Start + Parts[I].Gap.str();
    Results += (S.S.newline() + S.S.indent(All[0].Text.Begin) + *Result).str();
  }
  return Starts + Results;
}

Expected<Rewriting> invokeRecipe(const Site &S) {
  if (S.On == Executor::Processes)
    return refuse("there is no recipe for worker processes here");
  if (Error E = checkRun(S))
    return E;
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  const Recipe *R = S.To.find("calls", "any");
  if (!R)
    return refuse("there is no recipe for calls with " + S.To.Title);
  bool IsTogether = StringRef(R->Loop).contains("$body");
  bool Declares = All[0].K == BodyStatement::Kind::Declaration;
  std::string Start;
  if (Declares && IsTogether) {
    for (const BodyStatement &B : All)
      if (B.K != BodyStatement::Kind::Declaration)
        return refuse("some of the calls declare their result and some do not");
    auto Names = bindings(S);
    if (!Names)
      return Names.takeError();
    Start = *Names;
  }

  std::vector<Part> Parts;
  for (size_t I = 0; I < All.size(); ++I) {
    const BodyStatement &B = All[I];
    if (B.K != BodyStatement::Kind::Declaration &&
        B.K != BodyStatement::Kind::Call &&
        B.K != BodyStatement::Kind::Assignment)
      return refuse("a statement of the run is no call");
    // What is declared in a lambda ends with it.
    if (IsTogether && !Declares && B.K == BodyStatement::Kind::Declaration)
      return refuse("some of the calls declare their result and some do not");
    Part P;
    std::string Body = Declares ? ("return " + S.text(B.ValueText) + ";").str()
                                : S.text(B.Text).str();
    if (!Declares && !StringRef(Body).ends_with(";"))
      return refuse("a statement of the run has a form that is not rewritten");
    if (hasComment(Body) && StringRef(Body).contains("//"))
      return refuse("a comment stands inside a call");
    if (IsTogether) {
      auto Text = fillTemplate(R->Yield, {{"call", Body}});
      if (!Text)
        return Text.takeError();
      P.Text = std::move(*Text);
    }
    if (I + 1 < All.size())
      P.Gap = S.text(B.Text.End, All[I + 1].Text.Begin);
    Parts.push_back(std::move(P));
  }
  Rewriting Result;
  Result.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  std::string Text;
  if (IsTogether) {
    auto Loop = fillTemplate(
        R->Loop,
        {{"names", Start}, {"executor", S.executor().str()}, {"body", "$"}});
    if (!Loop)
      return Loop.takeError();
    auto [Before, After] = StringRef(*Loop).split('$');
    Text = together(S, Before.str(), After, Parts);
  } else {
    auto Lines = oneByOne(S, *R, Parts);
    if (!Lines)
      return Lines.takeError();
    Text = std::move(*Lines);
  }
  Result.Edits.push_back(
      S.replace(All.front().Text.Begin, All.back().Text.End, std::move(Text)));
  return Result;
}

} // namespace poolwise::rewrite
