//===- CollectRecipe.cpp - Rounds that append any number of results -------===//
//
//   for (const auto &file : files)
//     for (const auto &line : linesOf(file))
//       if (auto entry = parse(line))
//         entries.push_back(*entry);
//   -> auto entries_parts = E.map(files, [&](const auto &file) {
//        std::vector<Entry> entries;
//        ...
//        return entries;
//      });
//      for (auto &part : entries_parts)
//        std::ranges::move(part, std::back_inserter(entries));
//
// The body stays as it is: the vector that it names is the round's own. Not
// handled: vectors that are named by more than one word, and worker processes.
//
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "OwnPart.h"
#include "OwnResult.h"

using namespace llvm;

namespace poolwise::rewrite {

Expected<Rewriting> collectRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  auto Own = ownVector(S, S.Found.Sink);
  if (!Own)
    return Own.takeError();
  if (StringRef(Own->Name).contains('.'))
    return refuse("'" + Own->Name + "' is a member of another object");
  return fillOwnResult(S, {Own->Declaration,
                           Own->Type,
                           "a round appends several results",
                           "collect",
                           {{"container", Own->Name},
                            {"own", Own->Own},
                            {"values", localName(S, {Own->Name, "parts"})},
                            {"value_type", Own->OwnType},
                            {"part", nameBehind(S, {"part"})}},
                           std::move(Own->Headers),
                           std::move(Own->Renamed)});
}

} // namespace poolwise::rewrite
