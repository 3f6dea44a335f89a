//===- Finding.h - From what a check saw to a recommendation ----*- C++ -*-===//
#ifndef POOLWISE_MISUSE_FINDING_H
#define POOLWISE_MISUSE_FINDING_H

#include "Scene.h"

namespace poolwise::misuse {

using Findings = std::vector<Recommendation>;

/// A warning that is sure, about what stands at `Where` in `F`.
Recommendation finding(const Scene &S, llvm::StringRef Check,
                       Candidate::Site Site, FunctionId F, Location Where);
/// The same about a launch.
Recommendation finding(const Scene &S, llvm::StringRef Check, const Launch &L);

/// Appends the call that starts the task, and the executor's that it leads to.
void addStart(const Scene &S, Recommendation &R, const Launch &L,
              llvm::StringRef Starts = "starts the task");
/// Takes kind, times and executor from what one task does.
void describe(const Scene &S, Recommendation &R, const Behavior &Task);
/// Appends one line a hop; the last says what is done there.
void addPath(Recommendation &R, const WitnessPtr &Path, llvm::StringRef Does);
/// "waits for the network", "computes".
std::string doing(EffectKind Kind);

/// The dearest of the effects that `Counts`; null when none lasts `Ns`. What
/// need not happen, or is another thread's, does not count.
const EffectUse *dearest(const Behavior &B, double Ns,
                         llvm::function_ref<bool(const EffectUse &)> Counts);
bool isWait(EffectKind Kind);
/// It happens, in this thread, and to what the rule says: what only callers
/// know (a stream's backing) is a guess, unless the call is long whatever it is
/// (fsync).
bool isSure(const EffectUse &E);
/// All waiting of its kind is told by one path: that ends far away in a call
/// which hardly waits (close), and explains nothing.
bool endsInShortWait(const EffectUse &E);
/// Time on a core that does not rest on guesses alone; else 0.
double firmComputation(const Scene &S, FunctionId F, const Behavior &B);
/// What "computes" there: " (deflate, via pack)", or the dearest callee.
std::string computationText(const Behavior &B);
/// The path to it; null when it is the program's own loops.
WitnessPtr computationPath(const Behavior &B);

} // namespace poolwise::misuse

#endif
