//===- LoopText.h - A loop's text around its body ---------------*- C++ -*-===//
//
// In:  a loop site, its input, and the target's recipe with values filled in.
// Out: edits that turn `for (...) BODY` into `BEFORE BODY AFTER`, with the
//      body's text as it is.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_LOOPTEXT_H
#define POOLWISE_REWRITE_LOOPTEXT_H

#include "LoopInput.h"

namespace poolwise::rewrite {

/// Parts the lines of a recipe's text, which get the loop's indentation, two
/// spaces at their begin being a level of it; line ends of the source's own
/// text stay as they are.
inline constexpr char LineBreak = '\v';

/// A recipe, chosen and filled in.
struct LoopText {
  std::string Before; ///< "pages = E.map(urls, [&](const auto &url)"
  std::string After;  ///< ");"
  /// The loop's header stays, between `Before` and the body.
  bool KeepsHeader = false;
  std::string Prologue;
  std::string Continue;
  std::set<std::string> Headers;
};

using Values = std::map<std::string, std::string>;

/// The target's recipe for the first of these patterns that it has one for; an
/// error says why there is none that may be used here.
llvm::Expected<const Recipe *>
chooseRecipe(const Site &S, const LoopInput &In,
             llvm::ArrayRef<llvm::StringRef> Patterns);

/// `More` are values besides those of the input.
llvm::Expected<LoopText> loopText(const Site &S, const LoopInput &In,
                                  const Recipe &R, const Values &More);
/// What takes the place of the statement that collects.
llvm::Expected<std::string> yieldText(const Site &S, const LoopInput &In,
                                      const Recipe &R, const Values &More);

/// Refuses bodies that mean something else, or nothing, inside a lambda: jumps
/// out of them, directives, names of the enclosing function.
llvm::Error checkBody(const Site &S);
/// The same, but for jumps out of it.
llvm::Error checkText(const Site &S);

/// Header and end of the loop; the body's statements are the caller's.
Rewriting wrapLoop(const Site &S, const LoopInput &In, const LoopText &Text);

/// A statement behind all others of the body; to be added before wrapLoop's.
void addLast(const Site &S, llvm::StringRef Statement, Rewriting &R);
/// Every `continue` of this very loop.
llvm::Error replaceContinues(const Site &S, llvm::StringRef By, Rewriting &R);

/// The whole loop on one line with `Body` as the lambda's body, or nothing when
/// that loses a comment or gets too long.
std::optional<Rewriting> oneLineLoop(const Site &S, const LoopInput &In,
                                     const LoopText &Text,
                                     llvm::StringRef Body);

/// A line of a recipe's text with its levels as the file indents.
std::string withLevels(const Site &S, llvm::StringRef Line);

/// `Text` with its lines indented as `Offset`'s line is; lines with `#` begin
/// at the left.
std::string indented(const Site &S, uint32_t Offset, llvm::StringRef Text);

/// Indentation of the body's statements.
std::string bodyIndent(const Site &S);

/// A line that ends in a lambda's head, in several (`LineBreak`) where it would
/// get too long.
std::string brokenIfLong(const Site &S, llvm::StringRef Line);

/// The last statement of the loop's body, besides a counter's increment.
const BodyStatement *lastStatement(const Site &S);

/// `continue` of this very loop.
std::vector<Location> continues(const Site &S);

} // namespace poolwise::rewrite

#endif
