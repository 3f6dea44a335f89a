//===- OwnResult.cpp ------------------------------------------------------===//

#include "OwnResult.h"

using namespace llvm;

namespace poolwise::rewrite {

Expected<Rewriting> fillOwnResult(const Site &S, const OwnResult &Own) {
  if (S.On == Executor::Processes)
    return refuse(Own.Processes);
  if (!continues(S).empty() && S.loop().stepsInBody())
    return refuse("continue skips the counter's increment");
  auto In = loopInput(S);
  if (!In)
    return In.takeError();
  if (!Own.Type.empty())
    In->ResultType = Own.Type;
  if (!In->Prologue.empty())
    In->Prologue += LineBreak;
  In->Prologue += Own.Declaration;
  auto Chosen = chooseRecipe(S, *In, {Own.Recipe});
  if (!Chosen)
    return Chosen.takeError();
  auto Text = loopText(S, *In, **Chosen, Own.Names);
  if (!Text)
    return Text.takeError();
  Text->Headers.insert(Own.Headers.begin(), Own.Headers.end());
  auto Last = yieldText(S, *In, **Chosen, Own.Names);
  if (!Last)
    return Last.takeError();
  if (!continues(S).empty() && !StringRef(*Last).starts_with("return"))
    return refuse("a round may end before it yields a result");
  addLast(S, *Last, In->Also);
  In->Also.Edits.insert(In->Also.Edits.end(), Own.Renamed.begin(),
                        Own.Renamed.end());
  Rewriting R = wrapLoop(S, *In, *Text);
  if (Error E = replaceContinues(S, StringRef(*Last).rtrim(';'), R))
    return E;
  return R;
}

} // namespace poolwise::rewrite
