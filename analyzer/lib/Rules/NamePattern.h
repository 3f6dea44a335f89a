//===- NamePattern.h - Names of entries, and globs over them ----*- C++ -*-===//
//
// `{a,b}` stands for both, `(constructor)` and `(destructor)` for the class's
// own. `*` matches any characters, `::` too; in `operator*` and `operator*=` it
// is the operator.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_RULES_NAMEPATTERN_H
#define POOLWISE_LIB_RULES_NAMEPATTERN_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace poolwise {

/// All names that an entry's name stands for, in order; an error's message is
/// without a place.
llvm::Expected<std::vector<std::string>> expandName(llvm::StringRef Written);

/// `{a,b}` only: "x{,y}" is "x" and "xy".
llvm::Error expandBraces(llvm::StringRef Text, std::vector<std::string> &To);

/// A name split at its wildcards.
class NamePattern {
public:
  explicit NamePattern(llvm::StringRef Text);
  bool isExact() const { return Parts.size() == 1; }
  bool matches(llvm::StringRef Name) const;

private:
  std::vector<std::string> Parts; ///< at least one; wildcards between
};

} // namespace poolwise

#endif
