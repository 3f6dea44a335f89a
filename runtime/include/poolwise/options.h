// What a caller may say about one map, for_each, reduce or count_if.
//
// Thread safety: a value; the stop_token may be triggered from any thread.
// Blocking:      never.
// Exceptions:    none.
// Shutdown:      independent of it.
#ifndef POOLWISE_OPTIONS_H
#define POOLWISE_OPTIONS_H

#include <cstddef>
#include <stop_token>

namespace poolwise {

struct options {
  /// Once triggered, no further element is started; the call throws poolwise::cancelled after the
  /// started ones have finished, unless none was left out.
  std::stop_token stop = {};

  /// How many consecutive elements one thread takes at a time; stop and failures are looked at
  /// between two chunks. 0: chosen by the pool (io threads: 1; cpu threads: about 25 us of work).
  std::size_t chunk = 0;
};

} // namespace poolwise

#endif
