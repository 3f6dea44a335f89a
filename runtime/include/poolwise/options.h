// What a caller may say about one map, for_each, reduce or count_if.
//
// Thread safety: a value; the stop_token may be triggered from any thread.
// Blocking:      never.
// Exceptions:    none.
// Shutdown:      independent of it.
#ifndef POOLWISE_OPTIONS_H
#define POOLWISE_OPTIONS_H

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>

namespace poolwise {

/// As a time to wait: without end.
inline constexpr std::chrono::nanoseconds forever = std::chrono::nanoseconds::max();

struct options {
  /// Once triggered, no further element is started; the call throws poolwise::cancelled after the
  /// started ones have finished, unless none was left out.
  std::stop_token stop = {};

  /// How many consecutive elements one thread takes at a time; stop and failures are looked at
  /// between two chunks. 0: chosen by the pool (io threads: 1; cpu threads: about 25 us of work).
  std::size_t chunk = 0;

  /// After that long no further element is started, and the call throws poolwise::timed_out when
  /// the started ones have finished, unless none was left out.
  std::chrono::nanoseconds timeout = forever;

  /// Called with the number of elements that are finished, and of all: now and then (at most every
  /// 50 ms), by one thread at a time, and once more at the end. If it throws, the call ends as if
  /// stopped, with that exception.
  std::function<void(std::size_t finished, std::size_t all)> progress = {};
};

} // namespace poolwise

#endif
