//===- CMakeCommands.h - The commands of a CMakeLists.txt -------*- C++ -*-===//
//
// In:  the text of a file. Out: its commands with their arguments, in order.
// Not handled: what the commands do; variables stay `${NAME}`.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_CMAKECOMMANDS_H
#define POOLWISE_REWRITE_CMAKECOMMANDS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace poolwise::rewrite {

struct CMakeCommand {
  std::string Name; ///< in lower case
  /// Without quotes; `;` parts them as white space does.
  std::vector<std::string> Arguments;
  uint32_t Begin = 0, End = 0; ///< the name to the closing parenthesis
  /// Blocks (if, foreach, function...) around it.
  unsigned Depth = 0;
};

/// Nothing if the text is not understood to its end.
std::vector<CMakeCommand> cmakeCommands(llvm::StringRef Text);

} // namespace poolwise::rewrite

#endif
