//===- Tokens.h - C++ text as tokens ----------------------------*- C++ -*-===//
//
// In:  a piece of C++ text. Out: its tokens, comments among them.
//
// Rewrite gets its ranges from Extract; tokens are the second look that keeps a
// wrong range from becoming a wrong edit. Not handled: trigraphs, tokens that
// are split by a backslash at the end of a line.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_TOKENS_H
#define POOLWISE_REWRITE_TOKENS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace poolwise::rewrite {

struct Token {
  enum class Kind : uint8_t { Word, Number, Literal, Comment, Sign };
  Kind K = Kind::Sign;
  llvm::StringRef Text; ///< points into the text that was given
  /// False for a literal or block comment that does not end.
  bool Complete = true;

  bool is(llvm::StringRef Spelling) const { return Text == Spelling; }
};

std::vector<Token> tokens(llvm::StringRef Text);
/// The same without comments.
std::vector<Token> codeTokens(llvm::StringRef Text);

/// Same tokens, comments and white space aside.
bool isSameCode(llvm::StringRef A, llvm::StringRef B);
bool hasComment(llvm::StringRef Text);
/// A comment in `Text`, but outside of `Part` of it, or at the end of that.
bool hasCommentAround(llvm::StringRef Text, llvm::StringRef Part);
bool hasWord(llvm::StringRef Text, llvm::StringRef Word);
/// Does the text name what `Path` does? `other.total` is no `total`.
bool namesObject(llvm::StringRef Text, llvm::StringRef Path);
/// Does a preprocessor directive stand on a line of this text?
bool hasDirective(llvm::StringRef Text);
/// Brackets match, and literals and comments end.
bool isBalanced(llvm::StringRef Text);

/// Offset in `Text` of the first token spelled `Sign` that stands in no
/// bracket, or npos.
size_t findTopLevel(llvm::StringRef Text, llvm::StringRef Sign);

/// The inside of `Text` when it is one pair of these brackets and nothing
/// around it ("( a + b )" -> " a + b "), else null data.
llvm::StringRef insideBrackets(llvm::StringRef Text, char Open);

/// Only names joined by `.`, `->` and `::`, perhaps behind `*`: evaluating it
/// again gives the same object and does nothing.
bool isPlainPath(llvm::StringRef Text);

} // namespace poolwise::rewrite

#endif
