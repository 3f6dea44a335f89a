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

/// A task of less is not worth starting.
inline constexpr double TrivialTaskNs = 1000;
/// Functions may be called millions of times: only what does nothing beside
/// being called can't matter.
inline constexpr double TrivialFunctionNs = 3.2;

/// Kind from cost: trivial below `TrivialNs` in all; io when waiting (not for
/// locks) makes up half of the time, cpu when computing makes up most, mixed
/// between; lock when most of it waits for locks; unknown when unknown callees
/// leave it open.
Classification classify(const Behavior &B, double TrivialNs = TrivialTaskNs);

/// The truth of a cost lies within this factor, either way, for two of three
/// functions that were measured (docs/accuracy.md).
double uncertaintyOf(const Behavior &B);

} // namespace poolwise

#endif
