//===- FoldRecipe.cpp - std::accumulate with a function ---------*- C++ -*-===//
//
//   std::accumulate(v.begin(), v.end(), 0.0,
//                   [](double sum, const item &i) { return sum + weigh(i); })
//   -> E.reduce(v, 0.0, std::plus<>(),
//               [](const item &i) { return weigh(i); })
//
// What the lambda adds is computed side by side, and added in order, so that
// the result is the same to the bit. Not handled: lambdas that use the sum for
// anything else, start values of another type than the sum's.
//
//===----------------------------------------------------------------------===//

#include "AlgorithmText.h"
#include "Folds.h"
#include "Tokens.h"

using namespace llvm;

namespace poolwise::rewrite {

/// From the first parameter to where the second begins.
static Expected<Range> firstParameter(const Site &S, const Range &Lambda) {
  std::vector<Token> Code = codeTokens(S.text(Lambda));
  auto Begin = [&](size_t I) {
    return uint32_t(Code[I].Text.data() - S.S.text().data());
  };
  int Depth = 0;
  size_t Open = 0;
  for (size_t I = 0; I < Code.size(); ++I) {
    Depth += Code[I].is("[") || Code[I].is("(") || Code[I].is("<") ||
             Code[I].is("{");
    if (Code[I].is("(") && Depth == 1 && !Open)
      Open = I;
    if (Code[I].is(",") && Depth == 1 && Open && I + 1 < Code.size())
      return Range{Lambda.File, Begin(Open + 1), Begin(I + 1)};
    Depth -= Code[I].is("]") || Code[I].is(")") || Code[I].is(">") ||
             Code[I].is("}");
  }
  return refuse("the lambda has a form that is not rewritten");
}

/// What the lambda does with the sum, at its end.
static const Update *foldStep(const Site &S, const Argument &Work) {
  const FunctionSummary *Body = S.P.find(Work.V.Usr);
  if (!Body)
    return nullptr;
  auto Step = find_if(Body->Updates, [](const Update &U) {
    return U.Region == 0 && U.Target.R == Place::Root::Variable &&
           U.Target.Id == 0;
  });
  return Step == Body->Updates.end() ? nullptr : &*Step;
}

Expected<Rewriting> foldRecipe(const Site &S) {
  const Call &C = S.F.Calls[S.C.AlgorithmCall];
  ArrayRef<Argument> Arguments = writtenArguments(S, C);
  if (Arguments.size() != 4)
    return refuse("the algorithm's form has no recipe");
  const Argument &Work = Arguments[3];
  if (Error E = checkWork(S, Work))
    return E;
  const Update *U = foldStep(S, Work);
  if (!U || !Work.Text.contains(U->Statement) ||
      !U->Statement.contains(U->OperandText) ||
      !U->Statement.contains(U->TargetText))
    return refuse("the lambda has a form that is not rewritten");
  if (Arguments[2].WrittenType != U->TargetType)
    return refuse("the start value is of another type than the sum");
  if (hasComment(S.text(C.Text.Begin, Work.Text.Begin)) ||
      hasComment(S.text(U->Statement)) || hasDirective(S.text(C.Text)))
    return refuse("a comment or directive stands between the arguments");
  // `return sum + x;` folds as `sum = sum + x;` does.
  StringRef Return = S.text(U->Statement), Sum = S.text(U->TargetText),
            Operand = S.text(U->OperandText);
  if (!Return.consume_front("return"))
    return refuse("the lambda has a form that is not rewritten");
  std::string Assign = (Sum + " = " + Return).str();
  auto Fold = foldOf(*U, {Assign, Sum, Operand});
  if (!Fold)
    return Fold.takeError();
  auto Removed = firstParameter(S, Work.Text);
  if (!Removed)
    return Removed.takeError();
  if (!hasWord(S.text(*Removed), Sum) || hasComment(S.text(*Removed)))
    return refuse("the lambda has a form that is not rewritten");

  const Recipe *R = S.To.find("std::accumulate", "any");
  if (!R)
    return refuse("there is no recipe for 'std::accumulate' with " +
                  S.To.Title);
  StringRef First = S.text(Arguments[0].Text), Last = S.text(Arguments[1].Text);
  Rewriting Out;
  Out.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  Out.Headers.insert(R->Headers.begin(), R->Headers.end());
  if (StringRef(*Fold).starts_with("std::"))
    Out.Headers.insert("<functional>");
  std::string Over = wholeContainer(First, Last).str();
  if (Over.empty()) {
    Over = ("std::ranges::subrange(" + First + ", " + Last + ")").str();
    Out.Headers.insert("<ranges>");
  }
  StringRef Before = StringRef(R->Loop).split("$body").first;
  auto Text = fillTemplate(Before, {{"executor", S.executor().str()},
                                    {"over", Over},
                                    {"init", S.text(Arguments[2].Text).str()},
                                    {"fold", *Fold}});
  if (!Text)
    return Text.takeError();
  Out.Edits.push_back(S.replace(C.Text.Begin, Work.Text.Begin, *Text));
  Out.Edits.push_back(S.replace(Removed->Begin, Removed->End, ""));
  Out.Edits.push_back(S.replace(U->Statement.Begin, U->Statement.End,
                                ("return " + Operand + ";").str()));
  return Out;
}

} // namespace poolwise::rewrite
