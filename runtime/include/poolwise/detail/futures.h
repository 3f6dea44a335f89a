// Ranges of futures, and how long to wait for them.
//
// Thread safety, Blocking, Shutdown: nothing of its own.
// Exceptions: expect_all: std::future_error for a future that is not valid, std::bad_alloc.
#ifndef POOLWISE_DETAIL_FUTURES_H
#define POOLWISE_DETAIL_FUTURES_H

#include <poolwise/detail/arrivals.h>
#include <poolwise/future.h>
#include <poolwise/options.h>

#include <chrono>
#include <memory>
#include <ranges>
#include <type_traits>
#include <vector>

namespace poolwise::detail {

template <class T> inline constexpr bool is_future = false;
template <class R> inline constexpr bool is_future<future<R>> = true;

template <class Range>
concept range_of_futures = std::ranges::forward_range<Range> &&
                           std::is_lvalue_reference_v<std::ranges::range_reference_t<Range>> &&
                           is_future<std::remove_cvref_t<std::ranges::range_reference_t<Range>>>;

inline std::chrono::steady_clock::time_point deadline_after(std::chrono::nanoseconds time) {
  const auto now = std::chrono::steady_clock::now();
  const auto last = std::chrono::steady_clock::time_point::max();
  return time < last - now ? now + time : last;
}

/// Has all of them expected, and gives where they are.
template <class Range> auto expect_all(arrivals &all, Range &futures) {
  using future_type = std::remove_reference_t<std::ranges::range_reference_t<Range>>;
  std::vector<future_type *> places;
  for (future_type &one : futures)
    places.push_back(std::addressof(one));
  for (future_type *const one : places)
    all.expect(future_access::task_of(*one));
  return places;
}

} // namespace poolwise::detail

#endif
