//===- Kind.h - What a piece of code is bound by ----------------*- C++ -*-===//
#ifndef POOLWISE_JUDGE_KIND_H
#define POOLWISE_JUDGE_KIND_H

#include "poolwise/Program/Behavior.h"

namespace poolwise {

enum class Kind : uint8_t { Io, Cpu, Mixed, Lock, Trivial, Unknown };
enum class Executor : uint8_t { None, IoThreads, CpuThreads, Processes };
enum class Confidence : uint8_t { Possible, Probable, Definite };
enum class Policy : uint8_t { Cxx, Python };

llvm::StringRef nameOf(Kind K);     ///< "io", "cpu"...
llvm::StringRef nameOf(Executor E); ///< "io-threads"...
llvm::StringRef nameOf(Confidence C);

/// What a behavior is bound by, and the use that decides it.
struct Classification {
  Kind K = Kind::Unknown;
  Confidence C = Confidence::Possible;
  /// The dominating effect's path; for cpu without a library call: null.
  WitnessPtr Decider;
};

/// Kind from cost: trivial below `TrivialNs` in all; io when waiting (not for
/// locks) makes up most of the time, cpu when computing does, mixed between;
/// lock when most of it waits for locks; unknown when unknown callees leave it
/// open.
Classification classify(const Behavior &B, double TrivialNs = 1000);

} // namespace poolwise

#endif
