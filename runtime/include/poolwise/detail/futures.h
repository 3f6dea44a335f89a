// Ranges of futures.
//
// Thread safety, Blocking, Shutdown: nothing of its own.
// Exceptions: expect_all: std::future_error for a future that is not valid, std::bad_alloc.
#ifndef POOLWISE_DETAIL_FUTURES_H
#define POOLWISE_DETAIL_FUTURES_H

#include <poolwise/detail/arrivals.h>
#include <poolwise/detail/deadline.h>
#include <poolwise/future.h>

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
