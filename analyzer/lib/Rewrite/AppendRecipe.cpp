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

#include "LoopCall.h"
#include "Sink.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
struct Target {
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

static Target target(const Site &S, const Sink &K) {
  Target T;
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
    T.F = Target::Form::Assign;
    return T;
  }
  T.F = Target::Form::Declare;
  T.Declaration = Text.str();
  T.Removed.Edits.push_back(S.remove(V.Declaration));
  if (HasHint)
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
  return S.insert(OwnLine ? behindComment(S, Last.End) : Last.End,
                  Gap + "return " + ResultName.str() + ";");
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

  Target To = target(S, *K);
  LoopCall Call;
  if (K->Converts) {
    Call.ReturnType = " -> " + K->ElementText;
    if (StringRef(K->ElementText).starts_with("std::remove_reference_t"))
      In->Also.Headers.insert("<type_traits>");
  }
  switch (To.F) {
  case Target::Form::Declare:
    Call.Before = To.Declaration + " = ";
    break;
  case Target::Form::Assign:
    Call.Before = K->Container + " = ";
    break;
  case Target::Form::Append:
    In->Also.Headers.insert("<iterator>");
    break;
  }
  Call.Before += S.executor();
  Call.Before += To.F == Target::Form::Append
                     ? ".map_into(" + In->Range + ", std::back_inserter(" +
                           K->Container + "), "
                     : ".map(" + In->Range + ", ";

  std::string Return = "return " + K->Result + ";";
  bool IsWhole = S.C.Statements.size() == (In->Also.Edits.empty() ? 1 : 2);
  std::optional<Rewriting> R;
  if (IsWhole)
    R = oneLineLoop(S, *In, Call, Return);
  if (!R) {
    R = wrapLoop(S, *In, Call);
    if (!K->IsLast) {
      if (hasWord(S.text(S.loop().Body), ResultName))
        return refuse(
            ("'" + ResultName + "' has a meaning here already").str());
      R->Edits.push_back(returnAtEnd(S));
      Return =
          resultType(*K) + " " + ResultName.str() + " = " + K->Result + ";";
    }
    R->Edits.push_back(S.replace(K->Statement.Begin, K->Statement.End, Return));
  }
  append_range(R->Edits, To.Removed.Edits);
  return *R;
}

} // namespace poolwise::rewrite
