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
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "OwnPart.h"
#include "OwnResult.h"

using namespace llvm;

namespace poolwise::rewrite {

Expected<Rewriting> totalRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  auto Own = ownTotal(S, S.Found.Sink);
  if (!Own)
    return Own.takeError();
  if (StringRef(Own->Name).contains('.'))
    return refuse("'" + Own->Name + "' is a member of another object");
  std::set<std::string> Headers = Own->FoldHeaders;
  Headers.insert(Own->Headers.begin(), Own->Headers.end());
  return fillOwnResult(S, {Own->Declaration,
                           Own->Type,
                           "a round adds up several values",
                           "total",
                           {{"accumulator", Own->Name},
                            {"own", Own->Own},
                            {"fold", Own->Fold},
                            {"values", localName(S, {Own->Name, "values"})},
                            {"value_type", Own->OwnType}},
                           std::move(Headers),
                           std::move(Own->Renamed)});
}

} // namespace poolwise::rewrite
