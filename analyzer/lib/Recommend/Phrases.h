//===- Phrases.h - Pieces of messages ---------------------------*- C++ -*-===//
#ifndef POOLWISE_RECOMMEND_PHRASES_H
#define POOLWISE_RECOMMEND_PHRASES_H

#include "poolwise/Program/Behavior.h"

namespace poolwise {

/// "the network", "a timer"...
llvm::StringRef waitsFor(EffectKind Kind);
/// " (recv, via fetch, get)"; "" when there is no path.
std::string pathText(const WitnessPtr &Path);
/// "12 ms", "40 us".
std::string timeText(double Us);

} // namespace poolwise

#endif
