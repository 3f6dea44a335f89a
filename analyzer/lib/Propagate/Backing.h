//===- Backing.h - What a stream or handle is backed by ---------*- C++ -*-===//
//
// In:  an object that a library call works on: a stream, a FILE, a descriptor.
// Out: what it is backed by, from its type, from the global that it is, or from
//      the call that made it (`gives:` in its model); or that callers know.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_BACKING_H
#define POOLWISE_PROPAGATE_BACKING_H

#include "Resolver.h"

namespace poolwise {

struct Backing {
  enum class Kind : uint8_t {
    Memory,  ///< no effect
    Effect,  ///< E
    Open,    ///< callers know what Object is
    Unknown, ///< nobody will know
  };
  Kind K = Kind::Unknown;
  EffectKind E = EffectKind::Disk;
  std::optional<Place> Object;
  /// What is written goes out with each call.
  bool Unbuffered = false;

  friend bool operator==(const Backing &, const Backing &) = default;
};

/// Of an object in the source of `R`'s function.
std::vector<Backing> backingsOf(Resolver &R, const Value &V);
/// Of objects that a callee left open.
std::vector<Backing> backingsAt(Resolver &R, const Places &All);

} // namespace poolwise

#endif
