//===- PreambleCheck.h - Does a preamble apply to this unit? ----*- C++ -*-===//
//
// In:  the unit's preprocessing, which began with the preamble. Out: whether it
//      would have come to the same headers, read in the same way, without:
//        - it includes every header of the preamble, or one that includes it;
//        - before that it defines no macro whose name occurs in the preamble;
//        - before that its own files use no macro that the preamble defines.
//
// Not handled: a file that uses a declaration of a header before the header is
// included: an error that would not be seen.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_PREAMBLECHECK_H
#define POOLWISE_EXTRACT_PREAMBLECHECK_H

#include "Preamble.h"
#include "clang/Lex/Preprocessor.h"

namespace poolwise {

struct PreambleUse {
  const Preamble &P;
  bool Applies = true;    ///< nothing was found against it so far
  std::vector<bool> Seen; ///< by file: what the unit has included
  unsigned TopsLeft = 0;
};

/// `Use` outlives the preprocessor.
std::unique_ptr<clang::PPCallbacks> checkPreamble(clang::SourceManager &SM,
                                                  PreambleUse &Use);

} // namespace poolwise

#endif
