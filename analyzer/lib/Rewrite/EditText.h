//===- EditText.h - Edits applied to text -----------------------*- C++ -*-===//
//
// In:  edits of one file. Out: the new text, and tests on edits.
// Edits are sorted by offset; insertions at one offset keep their order.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_EDITTEXT_H
#define POOLWISE_REWRITE_EDITTEXT_H

#include "poolwise/Judge/Recommendation.h"
#include "llvm/ADT/ArrayRef.h"

namespace poolwise::rewrite {

/// Sorts, and drops edits that stand there twice (two fixes add one include).
void normalize(std::vector<Edit> &Edits);
/// Do two of these (normalized) edits change the same bytes?
bool overlapEachOther(llvm::ArrayRef<Edit> Edits);
/// `Edits` (normalized, all within [Begin, End) of one file) applied to it.
std::string editedText(llvm::StringRef Text, llvm::ArrayRef<Edit> Edits,
                       uint32_t Begin, uint32_t End);

} // namespace poolwise::rewrite

#endif
