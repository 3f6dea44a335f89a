//===- ForEachRecipe.cpp - Loops for their effects --------------*- C++ -*-===//
//
//   for (const auto &x : xs) { save(x); }
//   -> E.for_each(xs, [&](const auto &x) { save(x); });
//
// Filling by index is the same over numbers.
//
//===----------------------------------------------------------------------===//

#include "LoopText.h"

using namespace llvm;

namespace poolwise::rewrite {

Expected<Rewriting> forEachRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  auto In = loopInput(S);
  if (!In)
    return In.takeError();
  std::vector<Location> Continues = continues(S);
  if (!Continues.empty() && S.loop().F == LoopShape::Form::CountedWhile)
    return refuse("continue skips the counter's increment");

  auto Chosen = chooseRecipe(S, *In, {"for-each"});
  if (!Chosen)
    return Chosen.takeError();
  auto Text = loopText(S, *In, **Chosen, {});
  if (!Text)
    return Text.takeError();
  Rewriting R = wrapLoop(S, *In, *Text);
  if (Text->Continue.empty())
    return R;
  for (const Location &Where : Continues) {
    Range Word{Where.File, Where.Offset, Where.Offset + 8};
    if (!S.S.holds(Word) || S.text(Word) != "continue")
      return refuse("a continue comes out of a macro");
    R.Edits.push_back(S.replace(Word.Begin, Word.End, Text->Continue));
  }
  return R;
}

} // namespace poolwise::rewrite
