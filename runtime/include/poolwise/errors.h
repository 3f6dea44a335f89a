// The exceptions that the runtime itself throws. What a task throws is passed on as it is.
//
// Thread safety: as std::exception: each object is used by one thread at a time.
// Blocking:      never.
// Exceptions:    constructing one may throw std::bad_alloc, copying never throws.
// Shutdown:      pool_shut_down is what a pool answers afterwards.
#ifndef POOLWISE_ERRORS_H
#define POOLWISE_ERRORS_H

#include <stdexcept>

namespace poolwise {

/// The work was cancelled (by a std::stop_token, future::cancel or shutdown_now) before all of it
/// had run.
class cancelled : public std::runtime_error {
public:
  cancelled() : std::runtime_error("poolwise: the work was cancelled before all of it had run") {}
};

/// The time for the work, or for waiting, is over.
class timed_out : public std::runtime_error {
public:
  timed_out() : std::runtime_error("poolwise: the time for the work is over") {}
};

/// The pool takes no new work: it was shut down, or was inherited through fork().
class pool_shut_down : public std::runtime_error {
public:
  pool_shut_down() : std::runtime_error("poolwise: the pool has been shut down") {}
};

/// The bytes are not what an output_archive of this program wrote, or are not all there.
class bad_archive : public std::runtime_error {
public:
  explicit bad_archive(const char *what) : std::runtime_error(what) {}
};

} // namespace poolwise

#endif
