//===- MisuseRecipes.h - Fixes of threads that are there --------*- C++ -*-===//
//
// In:  a finding of Misuse that says what its fix is about: the first of its
//      site's statements. Out: edits.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_MISUSERECIPES_H
#define POOLWISE_REWRITE_MISUSERECIPES_H

#include "Site.h"

namespace poolwise::rewrite {

/// serial-async: `std::async(f, x).get()` becomes `f(x)`.
llvm::Expected<Rewriting> directCallRecipe(const Site &S);
/// gil-held: the binding gets a call guard.
llvm::Expected<Rewriting> callGuardRecipe(const Site &S);

} // namespace poolwise::rewrite

#endif
