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
  if (!continues(S).empty() && S.loop().stepsInBody())
    return refuse("continue skips the counter's increment");

  auto Chosen = chooseRecipe(S, *In, {"for-each"});
  if (!Chosen)
    return Chosen.takeError();
  auto Text = loopText(S, *In, **Chosen, {});
  if (!Text)
    return Text.takeError();
  Rewriting R = wrapLoop(S, *In, *Text);
  if (!Text->Continue.empty())
    if (Error E = replaceContinues(S, Text->Continue, R))
      return E;
  return R;
}

} // namespace poolwise::rewrite
