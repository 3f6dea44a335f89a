//===- Learn.h - Drafts of rule packs ---------------------------*- C++ -*-===//
//
// What can be read off a library's headers, or off a run of a program that uses
// it, as a rule pack that a person finishes. It says `draft: true` and is not
// used while it does.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LEARN_LEARN_H
#define POOLWISE_LEARN_LEARN_H

#include "poolwise/Extract/DeclaredNames.h"
#include "poolwise/Rules/RuleSet.h"

namespace poolwise {

/// Every function that these headers themselves declare and `Known` does not
/// know: which arguments it may write, what it may call back, and in comments
/// what its name suggests. `Headers` as given to declaredNames().
std::string draftFromHeaders(const DeclaredNames &Declared,
                             llvm::ArrayRef<std::string> Headers,
                             const RuleSet &Known);

/// A function of a library that the program called, and what it did there.
struct ObservedFunction {
  std::string Name;                ///< as rules name it
  std::string Library;             ///< "libcurl.so.4"
  unsigned Calls = 0;              ///< system calls
  double WaitUs = 0;               ///< in all of them
  std::vector<EffectKind> Effects; ///< in order, once each
};

/// From the output of `strace -f -k -T -y`. `Program`: its executable, links
/// resolved; frames in it end the library's part of a stack.
std::vector<ObservedFunction> readStrace(llvm::StringRef Log,
                                         llvm::StringRef Program);
std::string draftFromRun(llvm::ArrayRef<ObservedFunction> Observed,
                         llvm::StringRef Command, const RuleSet &Known);

} // namespace poolwise

#endif
