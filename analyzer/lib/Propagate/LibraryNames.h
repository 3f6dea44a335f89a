//===- LibraryNames.h - What names say about library calls ------*- C++ -*-===//
//
// The few questions that types and names answer where no rule does.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_LIBRARYNAMES_H
#define POOLWISE_PROPAGATE_LIBRARYNAMES_H

#include "World.h"

namespace poolwise {

/// Numbers, characters, bool.
bool isScalar(llvm::StringRef Type);
/// "std::span<int>" and "__normal_iterator<int *, ...>" may be written through.
bool mayWriteThrough(llvm::StringRef ViewType);
bool isIterator(llvm::StringRef Type);

/// Stands for a record of a library in a table; runs nothing by itself.
bool isTableRecord(const Call &C);
/// `(O.*Pointer)(...)`: runs on its first argument.
bool isThroughMember(const Call &C);
/// The argument that is the callable which the result runs, on the arguments
/// behind it: std::bind(f, 1), bind_executor(e, f).
const Value *boundCallable(const Call &C);

/// Does the call look only at what the object knows of itself, not at its
/// elements?
bool looksAtBookkeeping(const World &W, const Call &C, const Model &M,
                        ObjectRef Ref, const std::string &Type);

} // namespace poolwise

#endif
