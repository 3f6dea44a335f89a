//===- SearchFirst.h - Made and kept, if it is not there --------*- C++ -*-===//
//
// In:  a loop, and what stands behind it. Out: does the loop look for
//      something, to return it, and is that made and kept behind it, so that
//      it is found the next time? A table of names, a cache of lookups.
//
// Only loops over globals and members, and only where the rest stores into
// what the loop walks over.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_SEARCHFIRST_H
#define POOLWISE_EXTRACT_SEARCHFIRST_H

#include "clang/AST/Stmt.h"
#include "llvm/ADT/ArrayRef.h"

namespace poolwise {

bool searchesFirst(const clang::Stmt *Loop,
                   llvm::ArrayRef<const clang::Stmt *> Rest);

} // namespace poolwise

#endif
