//===- NolintComments.h - The NOLINT comments of a text ---------*- C++ -*-===//
//
// In:  source text. Out: its NOLINT directives, read as clang-tidy reads them,
//      so that one comment serves both tools:
//   NOLINT, NOLINT(globs)          the line it stands on
//   NOLINTNEXTLINE[(globs)]        the line below
//   NOLINTBEGIN[(globs)] ... NOLINTEND[(globs)]   all between, from the word to
//                                  the word; they nest, and close the block
//                                  that was opened last, with the same globs
// As there, the word counts anywhere, also in a string or within another word;
// a list that is not closed on its line is none; `*` is the only wildcard and
// globs that begin with `-` are passed over.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_SUPPRESS_NOLINTCOMMENTS_H
#define POOLWISE_LIB_SUPPRESS_NOLINTCOMMENTS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <vector>

namespace poolwise {

struct NolintComment {
  enum class Kind : uint8_t {
    Line,
    NextLine,
    Block,
    LoneBegin, ///< NOLINTBEGIN without its NOLINTEND: hides nothing
    LoneEnd,
  };
  Kind K = Kind::Line;
  uint32_t Line = 0, Column = 0; ///< of the word, from 1
  size_t Begin = 0, End = 0;     ///< of the word, in bytes; a block: of it all
  /// What stands between the parentheses; none: all checks are meant.
  std::optional<llvm::StringRef> List;

  /// The globs of the list that count.
  llvm::SmallVector<llvm::StringRef> globs() const;
  /// Does it hide what stands at this place?
  bool covers(uint32_t AtLine, size_t AtOffset) const;
  llvm::StringRef word() const; ///< "NOLINTNEXTLINE"
};

std::vector<NolintComment> nolintComments(llvm::StringRef Text);

/// `*` stands for any characters; all others for themselves.
bool starMatches(llvm::StringRef Glob, llvm::StringRef Text);

} // namespace poolwise

#endif
