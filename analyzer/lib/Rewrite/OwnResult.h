//===- OwnResult.h - A round that fills a variable of its own ---*- C++ -*-===//
//
// In:  a loop whose body stays as it is, and the declaration that gives each
//      round the variable that the body names, or will name. Out: the loop by a
//      recipe, and the variable as each round's result.
//
// Not handled: worker processes; `continue` that skips the counter's increment.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_OWNRESULT_H
#define POOLWISE_REWRITE_OWNRESULT_H

#include "LoopText.h"

namespace poolwise::rewrite {

struct OwnResult {
  std::string Declaration;
  std::string Type;          ///< of the result, if the recipe names it
  llvm::StringRef Processes; ///< why it is not for them
  llvm::StringRef Recipe;
  Values Names;
  std::set<std::string> Headers;
  std::vector<Edit> Renamed = {}; ///< in the body, where its name is another
};

llvm::Expected<Rewriting> fillOwnResult(const Site &S, const OwnResult &Own);

} // namespace poolwise::rewrite

#endif
