//===- OwnDeclarations.h - Variables that move into the body ----*- C++ -*-===//
//
// In:  a loop site whose rounds need variables of their own that are declared
//      outside. Out: the body begins with their declarations; where nobody else
//      uses them, the old ones go.
//
// Not handled: types that have no name here other than in a declaration of
// several variables (`auto`, a class of the program behind a pointer).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_OWNDECLARATIONS_H
#define POOLWISE_REWRITE_OWNDECLARATIONS_H

#include "LoopInput.h"

namespace poolwise::rewrite {

/// Adds to the prologue of `In`, and to its edits.
llvm::Error addOwnDeclarations(const Site &S, LoopInput &In);

} // namespace poolwise::rewrite

#endif
