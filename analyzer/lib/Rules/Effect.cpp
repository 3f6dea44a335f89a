//===- Effect.cpp - Names of effects, sums of costs -----------------------===//
#include "poolwise/Rules/Model.h"

using namespace llvm;
using namespace poolwise;

StringRef poolwise::nameOf(RunsOn On) {
  switch (On) {
  case RunsOn::Caller:
    return "caller";
  case RunsOn::Thread:
    return "thread";
  case RunsOn::Process:
    return "process";
  case RunsOn::Pool:
    return "pool";
  case RunsOn::CpuPool:
    return "cpu-pool";
  case RunsOn::IoPool:
    return "io-pool";
  case RunsOn::EventLoop:
    return "event-loop";
  case RunsOn::Interpreter:
    return "interpreter";
  }
  return "";
}

StringRef poolwise::nameOf(EffectKind Kind) {
  switch (Kind) {
  case EffectKind::Network:
    return "network";
  case EffectKind::Disk:
    return "disk";
  case EffectKind::Device:
    return "device";
  case EffectKind::Ipc:
    return "ipc";
  case EffectKind::Process:
    return "process";
  case EffectKind::Console:
    return "console";
  case EffectKind::Sleep:
    return "sleep";
  case EffectKind::Lock:
    return "lock";
  case EffectKind::Compute:
    return "compute";
  case EffectKind::Allocate:
    return "allocate";
  }
  return "";
}

std::optional<EffectKind> poolwise::effectNamed(StringRef Name) {
  for (EffectKind Kind : AllEffects)
    if (nameOf(Kind) == Name)
      return Kind;
  return std::nullopt;
}

Cost &Cost::operator+=(const Cost &Other) {
  CpuNs += Other.CpuNs;
  WaitNs += Other.WaitNs;
  Guessed |= Other.Guessed;
  Partial |= Other.Partial;
  return *this;
}

Cost Cost::scaled(double Factor) const {
  Cost Result = *this;
  Result.CpuNs *= Factor;
  Result.WaitNs *= Factor;
  return Result;
}
