//===- Verify.h - Fixes that a command is content with ----------*- C++ -*-===//
//
// In:  sources with fixes, and commands of the user: build and test, the same
//      under ThreadSanitizer, something to measure.
// Out: the sources with the fixes that all commands are content with, and for
//      each other fix why it is not there.
//
// What happens in between is undone if it can't be finished: on an error, on
// Ctrl-C, and, by the journal, after a crash.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_VERIFY_VERIFY_H
#define POOLWISE_VERIFY_VERIFY_H

#include "poolwise/Rewrite/WorkingTree.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace poolwise {

struct VerifyCommands {
  std::string Test;            ///< builds and tests; must succeed
  std::string ThreadSanitizer; ///< the same; must report no race either
  std::string Timed;           ///< what is to become faster
  /// A run that takes longer has failed; 0: no limit.
  unsigned TimeoutSeconds = 0;
  /// A fix pays if the timed command takes this many times as long without it.
  double LeastGain = 1.02;
};

struct FixOutcome {
  bool Kept = true;
  std::string Why; ///< of one that is not kept
  /// Of the timed command, with this fix and without it.
  std::optional<double> SecondsWith, SecondsWithout;
};

/// By number of the fix. Told as it goes on: `Tell("the command passes")`.
llvm::Expected<std::vector<FixOutcome>>
verifyFixes(WorkingTree &Tree, const VerifyCommands &Commands,
            llvm::function_ref<void(const llvm::Twine &)> Tell);

/// The greatest part of `Count` things, found greedily by halves, with which
/// `Passes` is true; all that were left out were tried alone beside those kept
/// before. `Passes` is never asked twice for one set, nor for the empty one.
llvm::Expected<FixSet>
keepPassing(unsigned Count,
            llvm::function_ref<llvm::Expected<bool>(const FixSet &)> Passes,
            llvm::function_ref<void(unsigned, const FixSet &)> Dropped);

/// Puts files back that a run left behind that was cut off; the names of those.
/// An error if one was changed since by someone else, or a run goes on.
llvm::Expected<std::vector<std::string>> restoreFromJournal();
/// Is there anything to put back?
bool hasJournal();

/// Is it possible to commit these files one by one? An error says why not.
llvm::Error checkCommittable(const std::vector<std::string> &Files);
/// One commit of git for each fix; the files hold none of them before.
llvm::Error commitEach(WorkingTree &Tree, const Program &P,
                       const FixSet &Wanted,
                       const std::vector<FixOutcome> &Outcomes);

} // namespace poolwise

#endif
