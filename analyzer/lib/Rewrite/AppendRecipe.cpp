//===- AppendRecipe.cpp - Loops that collect results ------------*- C++ -*-===//
//
//   std::vector<Page> pages;
//   for (const auto &url : urls) pages.push_back(fetch(url));
//   -> std::vector<Page> pages = E.map(urls, [&](const auto &url) { return
//   fetch(url); });
//
// The container is declared with its results when it stands empty right before
// the loop, assigned when it is surely empty, and appended to otherwise. What
// stands behind the push_back, such as `free(page);`, is done before the result
// is returned.
//
//===----------------------------------------------------------------------===//

#include "ArithmeticType.h"
#include "Comments.h"
#include "LoopText.h"
#include "Names.h"
#include "Round.h"
#include "Sink.h"
#include "Tokens.h"
#include "Types.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
struct Destination {
  enum class Form { Declare, Assign, Append };
  Form F = Form::Append;
  std::string Declaration; ///< Declare: "std::vector<Page> pages"
  Rewriting Removed;       ///< the declaration and a size hint, as removals
};
} // namespace

/// `v.reserve(n);` or the like: a statement that only hints at the size.
static bool isSizeHint(const Site &S, StringRef Statement,
                       StringRef Container) {
  StringRef Text = Statement.trim();
  std::string Start = (Container + ".reserve").str();
  return Text.consume_front(Start) && Text.consume_back(";") &&
         insideBrackets(Text, '(').data() != nullptr;
}

/// Nothing but white space and comments.
static bool isBlank(StringRef Text) { return codeTokens(Text).empty(); }

static Destination destination(const Site &S, const Sink &K) {
  Destination T;
  if (K.Variable == NoId || !K.IsPlainVector)
    return T;
  const Variable &V = S.F.Variables[K.Variable];
  const LoopShape &L = S.loop();
  bool IsLocal = V.K == Variable::Kind::Local && !V.IsReference &&
                 V.StartsEmpty && S.S.holds(V.Declaration) &&
                 V.Declaration.End <= L.Header.Begin &&
                 V.Region == S.F.Regions[S.C.Region].Parent;
  if (!IsLocal)
    return T;

  StringRef Between = S.text(V.Declaration.End, L.Header.Begin);
  bool HasHint = L.PreviousStatement.isValid() &&
                 S.S.holds(L.PreviousStatement) &&
                 isSizeHint(S, S.text(L.PreviousStatement), K.Container) &&
                 V.Declaration.End <= L.PreviousStatement.Begin;
  if (HasHint)
    Between = S.text(V.Declaration.End, L.PreviousStatement.Begin);
  if (hasWord(Between, K.Container) || hasDirective(Between))
    return T;

  StringRef Text = S.text(V.Declaration).rtrim("; \t");
  if (Text.consume_back("}"))
    Text = Text.rtrim().ends_with("{") ? Text.rtrim().drop_back().rtrim()
                                       : StringRef();
  std::vector<Token> Words = codeTokens(Text);
  bool IsPlain = Words.size() > 1 && Words.back().is(V.Name) &&
                 !hasComment(Text) && !hasWord(Text, "auto");
  bool IsDirect =
      isBlank(Between) &&
      isBlank(HasHint ? S.text(L.PreviousStatement.End, L.Header.Begin) : "");
  if (!IsPlain || !IsDirect) {
    T.F = Destination::Form::Assign;
    return T;
  }
  T.F = Destination::Form::Declare;
  T.Declaration = Text.str();
  // One edit where nothing stands between, so that no empty line is left.
  bool IsOne = HasHint && Between.trim().empty();
  Range Gone = V.Declaration;
  if (IsOne)
    Gone.End = L.PreviousStatement.End;
  T.Removed.Edits.push_back(S.remove(Gone));
  if (HasHint && !IsOne)
    T.Removed.Edits.push_back(S.remove(L.PreviousStatement));
  return T;
}

/// What a round yields, where more is done behind it.
static constexpr StringLiteral ResultName = "result";

/// In a template, a member type is a type only if that is said.
static std::string resultType(const Sink &K) {
  bool IsMember = StringRef(K.ElementText).ends_with("::value_type");
  return K.Converts ? (IsMember ? "typename " : "") + K.ElementText : "auto";
}

static Edit returnAtEnd(const Site &S) {
  const Range &Last = lastStatement(S)->Text;
  bool OwnLine = S.text(S.S.lineBegin(Last.Begin), Last.Begin).trim().empty();
  std::string Gap =
      OwnLine ? (S.S.newline() + S.S.indent(Last.Begin)).str() : " ";
  return S.insert(OwnLine ? behindComment(S.S, Last.End) : Last.End,
                  Gap + "return " + ResultName.str() + ";");
}

/// The recipes that may be used, the best first: whoever declares the container
/// with its results may also just append them.
static SmallVector<StringRef> patterns(const Destination &To) {
  switch (To.F) {
  case Destination::Form::Declare:
    return {"append-new", "append"};
  case Destination::Form::Assign:
    return {"append-empty", "append"};
  case Destination::Form::Append:
    return {"append"};
  }
  return {};
}

/// Evaluating it is no work, and it may be moved from.
static bool isReady(StringRef Text) {
  if (Text.consume_front("std::move"))
    Text = insideBrackets(Text, '(').trim();
  return isPlainPath(Text);
}

/// What is stored into an element that stands there already.
static std::string storedValue(const Sink &K) {
  if (isReady(K.Written))
    return K.Written;
  if (!K.Converts || arithmeticType(K.Element))
    return K.Result;
  return StringRef(K.Result).starts_with("{")
             ? K.ElementText + K.Result
             : "static_cast<" + K.ElementText + ">(" + K.Result + ")";
}

static Values valuesOf(const Site &S, const Sink &K, const Destination &To,
                       bool Returns) {
  Values V;
  V["declaration"] = To.Declaration;
  V["container"] = K.Container;
  V["result"] = K.Converts ? " -> " + K.ElementText : "";
  V["value"] = Returns ? K.Result : storedValue(K);
  // For recipes that keep the statement, with its work done before.
  std::string Name = nameInLoop(S, {"value"});
  bool IsReady = isReady(K.Written);
  V["compute"] =
      IsReady ? "" : resultType(K) + " " + Name + " = " + K.Result + ";";
  V["collect"] = IsReady ? S.text(K.Statement).str()
                         : K.Container + ".push_back(std::move(" + Name + "));";
  if (StringRef(K.Container).starts_with("*") && !IsReady)
    V["collect"] = "(" + K.Container + ").push_back(std::move(" + Name + "));";
  return V;
}

Expected<Rewriting> appendRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  if (!continues(S).empty())
    return refuse("a round may end before it yields a result");
  auto In = loopInput(S);
  if (!In)
    return In.takeError();
  auto K = readSink(S);
  if (!K)
    return K.takeError();
  In->ResultType = K->Element;

  Destination To = destination(S, *K);
  auto R = chooseRecipe(S, *In, patterns(To));
  if (!R)
    return R.takeError();
  bool Returns = StringRef((*R)->Yield).starts_with("return");
  Values V = valuesOf(S, *K, To, Returns);
  V["result_type"] = shortType(K->Element);
  if (Error E = addRound(S, K->Container, V))
    return E;
  auto Text = loopText(S, *In, **R, V);
  if (!Text)
    return Text.takeError();
  auto Yield = yieldText(S, *In, **R, V);
  if (!Yield)
    return Yield.takeError();
  if (StringRef((*R)->Loop).contains("$result") &&
      StringRef(V["result"]).contains("std::remove_reference_t"))
    Text->Headers.insert("<type_traits>");
  if (StringRef(*Yield).contains("std::move("))
    Text->Headers.insert("<utility>");

  bool IsWhole = S.C.Statements.size() == (In->Also.Edits.empty() ? 1 : 2);
  std::optional<Rewriting> Result;
  if (IsWhole)
    Result = oneLineLoop(S, *In, *Text, *Yield);
  if (!Result) {
    Result = wrapLoop(S, *In, *Text);
    if (Returns && !K->IsLast) {
      if (hasWord(S.text(S.loop().Body), ResultName))
        return refuse(
            ("'" + ResultName + "' has a meaning here already").str());
      Result->Edits.push_back(returnAtEnd(S));
      *Yield =
          resultType(*K) + " " + ResultName.str() + " = " + K->Result + ";";
    }
    Result->Edits.push_back(S.replace(K->Statement.Begin, K->Statement.End,
                                      indented(S, K->Statement.Begin, *Yield)));
  }
  if (StringRef((*R)->Loop).contains("$declaration"))
    append_range(Result->Edits, To.Removed.Edits);
  return *Result;
}

} // namespace poolwise::rewrite
