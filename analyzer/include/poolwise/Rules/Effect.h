//===- Effect.h - What running code does besides memory ---------*- C++ -*-===//
//
// The effects of DESIGN.md, and cost: time on a core and time asleep, per call.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_EFFECT_H
#define POOLWISE_RULES_EFFECT_H

#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>
#include <optional>

namespace poolwise {

enum class EffectKind : uint8_t {
  Network,
  Disk,
  Device,
  Ipc,
  Process,
  Console,
  Sleep,
  Lock,
  Compute,
  Allocate,
};
inline constexpr std::array AllEffects = {
    EffectKind::Network, EffectKind::Disk,    EffectKind::Device,
    EffectKind::Ipc,     EffectKind::Process, EffectKind::Console,
    EffectKind::Sleep,   EffectKind::Lock,    EffectKind::Compute,
    EffectKind::Allocate};

llvm::StringRef nameOf(EffectKind Kind); ///< "network", "disk"...
std::optional<EffectKind> effectNamed(llvm::StringRef Name);

/// Estimated time of one call, in nanoseconds.
struct Cost {
  double CpuNs = 0;  ///< on a core
  double WaitNs = 0; ///< asleep: disk, network, timers, locks
  /// A loop whose number of rounds the source does not fix was guessed.
  bool Guessed = false;
  /// A callee is not known: at least this much.
  bool Partial = false;

  Cost &operator+=(const Cost &Other);
  Cost scaled(double Factor) const;
};

} // namespace poolwise

#endif
