//===- ReduceRecipe.cpp - Sums, counts, extremes ----------------*- C++ -*-===//
//
//   for (const auto &x : xs) total += weigh(x);
//   -> total = E.reduce(xs, total, std::plus<>(), [&](const auto &x) { return
//   weigh(x); });
//
// The runtime folds in order on one thread, so the result is the same to the
// bit if each step converts as in the source. Not handled: operands that the
// target's type does not hold, updates that are not written in a known form.
//
//===----------------------------------------------------------------------===//

#include "ArithmeticType.h"
#include "Folds.h"
#include "LoopText.h"
#include "Names.h"
#include "Round.h"
#include "Tokens.h"
#include "Types.h"

using namespace llvm;

namespace poolwise::rewrite {

/// `if (condition) ++n;`
static Error checkCount(const Update &U, const UpdateText &T) {
  auto Type = arithmeticType(U.TargetType);
  if (!Type || Type->IsFloat || Type->IsBool)
    return refuse("the count is no integer");
  if (T.Operand.empty())
    return refuse("every round is counted: nothing is computed");
  if (findTopLevel(T.Operand, "=") != StringRef::npos ||
      findTopLevel(T.Operand, ";") != StringRef::npos)
    return refuse("the condition declares or assigns something");
  for (StringRef Step : {"++T", "T++", "T += 1", "T = T + 1"}) {
    std::string Count;
    for (char C : Step)
      Count += C == 'T' ? T.Target.str() : std::string(1, C);
    std::string If = ("if (" + T.Operand + ") ").str();
    if (isSameCode(T.Statement, If + Count + ";") ||
        isSameCode(T.Statement, If + "{ " + Count + "; }"))
      return Error::success();
  }
  return refuse("the update has a form that is not rewritten");
}

static Expected<UpdateText> readUpdate(const Site &S, const Update &U) {
  const BodyStatement *Last = lastStatement(S);
  if (!Last || !S.S.holds(U.Statement) || !S.S.holds(U.TargetText) ||
      Last->Text != U.Statement)
    return refuse(
        "the result is not updated by the last statement of the body");
  if (hasComment(S.text(U.Statement)))
    return refuse("a comment stands in the update");
  UpdateText T{S.text(U.Statement), S.text(U.TargetText),
               S.S.holds(U.OperandText) ? S.text(U.OperandText) : StringRef()};
  if (!isPlainPath(T.Target))
    return refuse("'" + T.Target + "' may name another object each round");
  if (U.Target.R == Place::Root::Variable &&
      S.isInLoop(S.F.Variables[U.Target.Id].Region))
    return refuse("each round has its own '" + T.Target + "'");
  StringRef Before = S.text(S.loop().Header.Begin, U.Statement.Begin);
  if (namesObject(Before, T.Target) || namesObject(T.Operand, T.Target))
    return refuse("'" + T.Target +
                  "' is used in the loop besides being updated");
  return T;
}

static Values valuesOf(const Site &S, const Update &U, const UpdateText &T) {
  Values V;
  V["accumulator"] = T.Target.str();
  V["values"] = localName(S, {codeTokens(T.Target).back().Text, "values"});
  V["value_type"] = shortType(U.OperandType);
  V["value"] = U.O == Update::Op::Count && U.OperandType != "bool"
                   ? ("static_cast<bool>(" + T.Operand + ")").str()
                   : T.Operand.str();
  // For recipes that keep the statement, with its work done before.
  std::string Name = nameInLoop(S, {"value"});
  std::string Statement = T.Statement.str();
  if (isPlainPath(T.Operand) || !S.S.holds(U.OperandText)) {
    V["compute"] = "";
  } else {
    V["compute"] = ("auto " + Name + " = " + T.Operand + ";").str();
    Statement.replace(U.OperandText.Begin - U.Statement.Begin, T.Operand.size(),
                      Name);
  }
  V["collect"] = Statement;
  return V;
}

Expected<Rewriting> reduceRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  if (!continues(S).empty())
    return refuse("a round may end before it yields a result");
  if (S.Found.Sink >= S.F.Updates.size())
    return refuse("the update is not known");
  const Update &U = S.F.Updates[S.Found.Sink];
  auto T = readUpdate(S, U);
  if (!T)
    return T.takeError();
  // A fold runs on one thread, and what its elements hold would be moved twice.
  if (S.C.Statements.size() == 1 && isPlainPath(T->Operand) &&
      !arithmeticType(U.OperandType))
    return refuse("nothing is computed in a round");
  auto In = loopInput(S);
  if (!In)
    return In.takeError();
  In->ResultType = U.OperandType;

  Values V = valuesOf(S, U, *T);
  std::set<std::string> Headers;
  if (U.O == Update::Op::Count) {
    if (Error E = checkCount(U, *T))
      return E;
  } else {
    auto Fold = foldOf(U, *T);
    if (!Fold)
      return Fold.takeError();
    V["fold"] = *Fold;
    if (StringRef(*Fold).starts_with("std::"))
      Headers.insert("<functional>");
  }
  V["result_type"] =
      U.O == Update::Op::Count ? "bool" : shortType(U.OperandType);
  if (Error E = addRound(S, T->Target, V))
    return E;
  auto R = chooseRecipe(
      S, *In, {U.O == Update::Op::Count ? StringRef("count") : "reduce"});
  if (!R)
    return R.takeError();
  auto Text = loopText(S, *In, **R, V);
  if (!Text)
    return Text.takeError();
  auto Yield = yieldText(S, *In, **R, V);
  if (!Yield)
    return Yield.takeError();
  if (StringRef((*R)->Loop).contains("$fold"))
    Text->Headers.insert(Headers.begin(), Headers.end());

  bool IsWhole = S.C.Statements.size() == (In->Also.Edits.empty() ? 1 : 2);
  if (IsWhole && !Yield->empty())
    if (auto Line = oneLineLoop(S, *In, *Text, *Yield))
      return *Line;
  Rewriting Result = wrapLoop(S, *In, *Text);
  if (!Yield->empty())
    Result.Edits.push_back(S.replace(U.Statement.Begin, U.Statement.End,
                                     indented(S, U.Statement.Begin, *Yield)));
  return Result;
}

} // namespace poolwise::rewrite
