//===- Checks.h - The checks, one function and one file each ----*- C++ -*-===//
//
// To add a check: a file named after it, a line here and in the table of
// Misuse.cpp, its page under docs/checks/ and its tests under tests/lit/misuse.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_CHECKS_H
#define POOLWISE_MISUSE_CHECKS_H

#include "Finding.h"

namespace poolwise::misuse {

// One task at a time, or one thread for each
void checkTaskTooSmall(const Scene &S, Findings &Out);
void checkThreadPerTask(const Scene &S, Findings &Out);
void checkProcessPerTask(const Scene &S, Findings &Out);
void checkSerialAsync(const Scene &S, Findings &Out);
// What runs on the wrong thread
void checkBlockingInCpuPool(const Scene &S, Findings &Out);
void checkBlockingOnEventLoop(const Scene &S, Findings &Out);
void checkCpuOnEventLoop(const Scene &S, Findings &Out);
void checkGilHeld(const Scene &S, Findings &Out);
// What goes wrong between threads
void checkLockAcrossIo(const Scene &S, Findings &Out);
void checkForkWithThreads(const Scene &S, Findings &Out);
void checkNestedWait(const Scene &S, Findings &Out);
void checkUnsafeTask(const Scene &S, Findings &Out);
void checkUnsafeTeam(const Scene &S, Findings &Out);

} // namespace poolwise::misuse

#endif
