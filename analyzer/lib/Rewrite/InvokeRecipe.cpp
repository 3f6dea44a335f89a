//===- InvokeRecipe.cpp - Runs of independent calls -------------*- C++ -*-===//
//
//   auto a = load(x);
//   auto b = load(y);
//   -> auto [a, b] = E.invoke([&] { return load(x); }, [&] { return load(y);
//   });
//
// Statements without a result, and assignments, become lambdas as they stand.
// Not handled: declarations mixed with other statements, declared references,
// types other than the call's own.
//
//===----------------------------------------------------------------------===//

#include "Site.h"
#include "Tokens.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// One call of the run: the lambda's body, and the gap (white space, comments)
/// up to the next.
struct Part {
  std::string Body;
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

static std::string layOut(const Site &S, const std::string &Start,
                          ArrayRef<Part> Parts) {
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  uint32_t Begin = All.front().Text.Begin;
  bool HasComments =
      any_of(Parts, [](const Part &P) { return hasComment(P.Gap); });
  std::string Line = Start;
  for (size_t I = 0; I < Parts.size(); ++I)
    Line += (I ? ", " : "") + ("[&] { " + Parts[I].Body) + " }";
  Line += ");";
  uint32_t LineEnd = S.S.lineEnd(All.back().Text.End);
  size_t Rest = S.text(All.back().Text.End, LineEnd).rtrim().size();
  if (!HasComments && !StringRef(Line).contains('\n') &&
      S.S.column(Begin) + Line.size() + Rest <= ColumnLimit)
    return Line;

  std::string Break = (S.S.newline() + S.S.indent(Begin) + "    ").str();
  std::string Text = Start;
  for (size_t I = 0; I < Parts.size(); ++I) {
    Text += Break + "[&] { " + Parts[I].Body + " }" +
            (I + 1 < Parts.size() ? "," : ");");
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

Expected<Rewriting> invokeRecipe(const Site &S) {
  if (Error E = checkRun(S))
    return E;
  ArrayRef<BodyStatement> All = runOf(S.C, S.Found);
  bool Declares = All[0].K == BodyStatement::Kind::Declaration;
  std::string Start;
  if (Declares) {
    for (const BodyStatement &B : All)
      if (B.K != BodyStatement::Kind::Declaration)
        return refuse("some of the calls declare their result and some do not");
    auto Names = bindings(S);
    if (!Names)
      return Names.takeError();
    Start = *Names;
  }
  Start += (S.executor() + ".invoke(").str();

  std::vector<Part> Parts;
  for (size_t I = 0; I < All.size(); ++I) {
    const BodyStatement &B = All[I];
    if (!Declares && B.K != BodyStatement::Kind::Call &&
        B.K != BodyStatement::Kind::Assignment)
      return refuse("a statement of the run is no call");
    Part P;
    P.Body = Declares ? ("return " + S.text(B.ValueText) + ";").str()
                      : S.text(B.Text).str();
    if (!Declares && !StringRef(P.Body).ends_with(";"))
      return refuse("a statement of the run has a form that is not rewritten");
    if (hasComment(P.Body) && StringRef(P.Body).contains("//"))
      return refuse("a comment stands inside a call");
    if (I + 1 < All.size())
      P.Gap = S.text(B.Text.End, All[I + 1].Text.Begin);
    Parts.push_back(std::move(P));
  }
  Rewriting R;
  R.Edits.push_back(S.replace(All.front().Text.Begin, All.back().Text.End,
                              layOut(S, Start, Parts)));
  return R;
}

} // namespace poolwise::rewrite
