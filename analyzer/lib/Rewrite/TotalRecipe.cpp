//===- TotalRecipe.cpp - Sums that rounds add up for themselves -*- C++ -*-===//
//
//   for (const auto &file : files) {
//     std::ifstream in(file);
//     for (std::string line; std::getline(in, line);)
//       ++lines;
//   }
//   -> lines = E.reduce(files, lines, std::plus<>(), [&](const auto &file) {
//        std::size_t lines = 0;
//        ...
//        return lines;
//      });
//
// The body stays as it is: the variable that it names is the round's own. Only
// a member or a global would be hidden by it, of which compilers warn: there
// the round's own is called `part`.
//
//===----------------------------------------------------------------------===//

#include "ArithmeticType.h"
#include "OwnResult.h"
#include "Round.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// How totals are put together, and the total of nothing.
struct Totals {
  StringRef Fold, Nothing;
};
} // namespace

static std::optional<Totals> totalsOf(const Update &U) {
  if (StringRef(U.TargetType).starts_with("std::basic_string<char,"))
    return Totals{"std::plus<>()", ""};
  auto Type = arithmeticType(U.TargetType);
  if (!Type)
    return std::nullopt;
  switch (U.O) {
  case Update::Op::Add:
  case Update::Op::Count:
    // 0.0 + -0.0 is 0.0, so that the total of nothing has to be -0.0.
    return Totals{"std::plus<>()", Type->IsFloat ? "-0.0" : "0"};
  case Update::Op::Or:
    return Totals{"std::bit_or<>()", Type->IsBool ? "false" : "0"};
  case Update::Op::Xor:
    return Totals{"std::bit_xor<>()", Type->IsBool ? "false" : "0"};
  case Update::Op::And:
    if (Type->IsBool)
      return Totals{"std::bit_and<>()", "true"};
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

/// All updates in the loop name the variable by this word.
static bool hasOneName(const Site &S, const Update &Of, StringRef Name) {
  return all_of(S.F.Updates, [&](const Update &U) {
    return U.Target != Of.Target || !S.isInLoop(U.Region) ||
           (S.S.holds(U.TargetText) && S.text(U.TargetText) == Name);
  });
}

static bool isLocal(const Site &S, const Update &U) {
  if (U.Target.R != Place::Root::Variable || !U.Target.Path.empty())
    return false;
  Variable::Kind K = S.F.Variables[U.Target.Id].K;
  return K == Variable::Kind::Local || K == Variable::Kind::Parameter;
}

/// The updates in the loop, of another variable than before.
static std::vector<Edit> renamed(const Site &S, const Update &Of,
                                 StringRef Own) {
  std::vector<Edit> Edits;
  for (const Update &U : S.F.Updates)
    if (U.Target == Of.Target && S.isInLoop(U.Region))
      Edits.push_back(
          S.replace(U.TargetText.Begin, U.TargetText.End, Own.str()));
  return Edits;
}

/// "std::size_t lines" as it was declared, or with the canonical type.
static std::string declared(const Site &S, const Update &U, StringRef Name) {
  if (U.Target.R == Place::Root::Variable && U.Target.Path.empty()) {
    const Variable &V = S.F.Variables[U.Target.Id];
    if (S.S.holds(V.Declaration) && V.Declaration.holds(V.Where)) {
      StringRef Text = S.text(V.Declaration.Begin, V.Where.Offset).rtrim();
      bool IsType = all_of(codeTokens(Text), [](const Token &Each) {
        return Each.K == Token::Kind::Word || Each.is("::") || Each.is(":");
      });
      if (V.Name == Name && IsType && !Text.contains('\n') &&
          !hasWord(Text, "auto") && !hasWord(Text, "static") &&
          !hasWord(Text, "volatile"))
        return (Text + " " + Name).str();
    }
  }
  return shortType(U.TargetType) + " " + Name.str();
}

Expected<Rewriting> totalRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  if (S.Found.Sink >= S.F.Updates.size())
    return refuse("the update is not known");
  const Update &U = S.F.Updates[S.Found.Sink];
  std::optional<Totals> T = totalsOf(U);
  if (!T || !S.S.holds(U.TargetText))
    return refuse("the update has a form that is not rewritten");
  StringRef Name = S.text(U.TargetText);
  std::vector<Token> Words = codeTokens(Name);
  if (Words.size() != 1 || Words[0].K != Token::Kind::Word ||
      hasWord(S.text(S.loop().Header), Name) || !hasOneName(S, U, Name))
    return refuse("'" + Name + "' is no variable that a round can have itself");
  bool Hides = !isLocal(S, U);
  std::string Own = Hides ? S.freshName("part") : Name.str();
  return fillOwnResult(
      S, {declared(S, U, Own) + (T->Nothing.empty() ? "" : " = ") +
              T->Nothing.str() + ";",
          U.TargetType,
          "a round adds up several values",
          "total",
          {{"accumulator", Name.str()}, {"own", Own}, {"fold", T->Fold.str()}},
          {"<functional>"},
          Hides ? renamed(S, U, Own) : std::vector<Edit>()});
}

} // namespace poolwise::rewrite
