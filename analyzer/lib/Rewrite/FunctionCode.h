//===- FunctionCode.h - A function's text as tokens -------------*- C++ -*-===//
//
// In:  a site. Out: the tokens of the function around it, comments left out, by
//      number, with where they stand in the file and which belong together.
//
// For what Extract gives no ranges: threads and processes are started in one
// place and waited for in another.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_FUNCTIONCODE_H
#define POOLWISE_REWRITE_FUNCTIONCODE_H

#include "Site.h"
#include "Tokens.h"

namespace poolwise::rewrite {

class FunctionCode {
public:
  explicit FunctionCode(const Site &S);

  size_t size() const { return Code.size(); }
  /// Empty behind the end.
  llvm::StringRef at(size_t I) const {
    return I < Code.size() ? Code[I].Text : "";
  }
  bool isWord(size_t I) const {
    return I < Code.size() && Code[I].K == Token::Kind::Word;
  }
  /// Do exactly these stand there?
  bool stands(size_t I, llvm::ArrayRef<llvm::StringRef> Texts) const;
  /// Do tokens [I, End) read so?
  bool reads(size_t I, size_t End, llvm::StringRef Text) const;

  uint32_t begin(size_t I) const {
    return uint32_t(Code[I].Text.data() - S.S.text().data());
  }
  uint32_t end(size_t I) const { return begin(I) + Code[I].Text.size(); }
  /// From the token `I` to the one before `End`.
  llvm::StringRef text(size_t I, size_t End) const {
    return I < End ? S.text(begin(I), end(End - 1)) : llvm::StringRef();
  }
  /// The first token at or behind an offset of the file.
  size_t tokenAt(uint32_t Offset) const;

  /// The bracket that closes the one at `Open`.
  size_t closing(size_t Open) const;
  /// The brace that closes the innermost block around `I`.
  size_t endOfBlock(size_t I) const;
  /// Behind the statement that begins at `I`.
  size_t endOfStatement(size_t I) const;
  /// Where the statement begins in which `I` stands, in no bracket of it.
  size_t beginOfStatement(size_t I) const;
  /// A statement may begin at `I`.
  bool beginsStatement(size_t I) const;
  /// The loop in whose header or body `I` stands, one that begins with one of
  /// these words; 0: none.
  size_t loopAround(size_t I, llvm::ArrayRef<llvm::StringRef> Words) const;
  /// Does the loop at `For` count as the one at `Like` does, or to the end of
  /// the container?
  bool countsAll(size_t For, size_t Like, llvm::StringRef Container) const;
  /// How often it stands from `I` to the end of the block around that.
  unsigned countInBlock(llvm::StringRef Word, size_t I) const;

private:
  const Site &S;
  const std::vector<Token> Code;
};

/// `nullptr`, `NULL`, `0`.
bool isNull(llvm::StringRef Word);

} // namespace poolwise::rewrite

#endif
