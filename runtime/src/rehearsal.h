// Loops in an order that nobody asked for, on the calling thread alone: for tests.
//
// Loops that are too short to be shared never meet a second thread, so that neither a test nor
// ThreadSanitizer sees what would happen if they did. With POOLWISE_REHEARSE=1 in the environment,
// when a thread pool is made, each of its loops runs one element after another, the last one first:
// what depends on order gives another result. Built with ThreadSanitizer, each element runs in a
// fiber that is not ordered with those of others: two elements that race are reported, whatever the
// timing.
//
// In:  a loop's elements, by number. Out: all of them were run.
// Not handled: stopping early, and pools that were shut down; tasks and groups run as ever.
//
// Thread safety: may be called by several threads, and within an element.
// Blocking:      as the elements do.
// Exceptions:    none; elements keep theirs. std::bad_alloc where there is no memory for stacks.
// Shutdown:      independent of it.
#ifndef POOLWISE_SRC_REHEARSAL_H
#define POOLWISE_SRC_REHEARSAL_H

#include <cstddef>

namespace poolwise::detail {

/// What is run: element(of, number).
struct rehearsed {
  void (*element)(void *of, std::size_t number) noexcept;
  void *of;
};

/// Whether the environment asks for it.
bool wants_rehearsal() noexcept;

/// Runs the elements count - 1 to 0.
void rehearse(std::size_t count, const rehearsed &what);

} // namespace poolwise::detail

#endif
