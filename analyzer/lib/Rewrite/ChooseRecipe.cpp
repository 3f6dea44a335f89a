//===- ChooseRecipe.cpp - The target's text for a loop ----------*- C++ -*-===//
//
// Which recipe the target has for the pattern, whether what it needs is given
// here (Needs.cpp), and its text with the values of the loop.
//
//===----------------------------------------------------------------------===//

#include "LoopText.h"
#include "Needs.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// Why the target has nothing at all for such a loop.
static Error noRecipe(const Site &S, const LoopInput &In) {
  if (S.On == Executor::Processes)
    return refuse("there is no recipe for this kind of loop in worker "
                  "processes");
  for (StringRef Key : {StringRef(In.Form), StringRef("loop")})
    if (auto Why = S.To.Refusals.find(Key.str()); Why != S.To.Refusals.end())
      return refuse(Why->second);
  return refuse("there is no recipe for this kind of loop with " + S.To.Title);
}

Expected<const Recipe *> chooseRecipe(const Site &S, const LoopInput &In,
                                      ArrayRef<StringRef> Patterns) {
  std::string Where = S.On == Executor::Processes ? "processes " : "";
  for (StringRef Pattern : Patterns) {
    const Recipe *R = S.To.find(Where + Pattern.str(), In.Form);
    if (!R)
      continue;
    if (Error E = checkNeeds(S, In, R->Needs))
      return std::move(E);
    return R;
  }
  return noRecipe(S, In);
}

/// The lines of a recipe.
static std::string withBreaks(const Site &S, StringRef Template) {
  std::string Text = S.S.inStyle(Template);
  llvm::replace(Text, '\n', LineBreak);
  return Text;
}

static Values allValues(const LoopInput &In, const Values &More) {
  Values All = In.Texts;
  All.insert(More.begin(), More.end());
  return All;
}

Expected<LoopText> loopText(const Site &S, const LoopInput &In, const Recipe &R,
                            const Values &More) {
  Values All = allValues(In, More);
  All["executor"] = S.executor().str();
  if (auto Range = S.To.Ranges.find(In.Form); Range != S.To.Ranges.end()) {
    auto Text = fillTemplate(Range->second, All);
    if (!Text)
      return Text.takeError();
    All["range"] = std::move(*Text);
  }
  std::string Loop = withBreaks(S, R.Loop);
  auto [Before, After] = StringRef(Loop).split("$body");
  LoopText T;
  Before = Before.rtrim(' ');
  T.KeepsHeader = Before.consume_back("$header");
  if (T.KeepsHeader)
    Before = Before.rtrim(LineBreak);
  bool IsSeveral = Before.contains(LineBreak) || After.contains(LineBreak);
  if (IsSeveral && !T.KeepsHeader && !S.C.InBlock)
    return refuse("no declaration can stand before the loop");
  for (auto [From, To] : {std::pair(Before, &T.Before),
                          {After, &T.After},
                          {StringRef(R.Prologue), &T.Prologue}}) {
    auto Text = fillTemplate(From, All);
    if (!Text)
      return Text.takeError();
    *To = std::move(*Text);
  }
  if (!In.Prologue.empty())
    T.Prologue +=
        (T.Prologue.empty() ? "" : std::string(1, LineBreak)) + In.Prologue;
  T.Continue = R.Continue;
  T.Headers.insert(R.Headers.begin(), R.Headers.end());
  T.Headers.insert(S.To.Headers.begin(), S.To.Headers.end());
  // `std::max(n, 0)` rounds.
  if (StringRef(R.Loop).contains("$count") &&
      StringRef(All["count"]).starts_with("std::max"))
    T.Headers.insert("<algorithm>");
  return T;
}

Expected<std::string> yieldText(const Site &S, const LoopInput &In,
                                const Recipe &R, const Values &More) {
  auto Text = fillTemplate(withBreaks(S, R.Yield), allValues(In, More));
  if (!Text)
    return Text;
  // A line that has nothing to say is none.
  std::string Lines;
  for (StringRef Line : split(*Text, LineBreak))
    if (!Line.trim().empty())
      Lines += (Lines.empty() ? "" : std::string(1, LineBreak)) + Line.str();
  return Lines;
}

} // namespace poolwise::rewrite
