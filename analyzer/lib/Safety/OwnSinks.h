//===- OwnSinks.h - Rounds that add to several objects ----------*- C++ -*-===//
//
// In:  a loop's trial that is not safe by one sink. Out: whether everything
//      that rounds share is numbers, texts, vectors and tables that they only
//      add to, in ways that can be put together afterwards. Then each round
//      has objects of its own.
//
// Not handled: objects that are named by more than one path, unordered
// containers (their order would show), floating-point tables, vectors that are
// not made here with a few elements (one for each round may be too much).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_OWNSINKS_H
#define POOLWISE_SAFETY_OWNSINKS_H

#include "Trial.h"
#include "poolwise/Summary/RoundSinks.h"

namespace poolwise {

/// Sets Found to Total, of all sinks that it has a bit for, with conflicts to
/// match. False: there is nothing of the sort; the trial is not fit for use.
bool giveOwnSinks(Trial &T);

/// Is this what one of the sink's updates or calls does to its object?
bool isUseOf(const Trial &T, const RoundSink &Sink, const MemoryUse &Use);

} // namespace poolwise

#endif
