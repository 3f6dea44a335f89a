// f of one element of a range, later: what the element is by then, and who keeps it.
//
// In:  a pool, a function that stays where it is, an element as the range's iterator gives it.
// Out: a future. In a pool of threads f gets what the iterator gave: an element of a range that can
//      be walked twice is not copied, any other is kept with the task. A pool of processes gets
//      copies of both.
//
// Thread safety, Blocking, Exceptions, Shutdown: as submit.
#ifndef POOLWISE_DETAIL_LATER_CALL_H
#define POOLWISE_DETAIL_LATER_CALL_H

#include <poolwise/detail/thread_pool.h>

#include <functional>
#include <memory>
#include <ranges>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class R, class Range, class Pool, class F, class Element>
future<R> call_later(Pool &pool, F &f, Element &&element) {
  if constexpr (!std::is_base_of_v<thread_pool, Pool>)
    return pool.submit(f, std::forward<Element>(element));
  else if constexpr (std::ranges::forward_range<Range> && std::is_lvalue_reference_v<Element>)
    return pool.submit([&f, at = std::addressof(element)]() -> R { return std::invoke(f, *at); });
  else if constexpr (std::is_lvalue_reference_v<Element>)
    return pool.submit([&f, kept = std::ranges::range_value_t<Range>(element)]() mutable -> R {
      return std::invoke(f, kept);
    });
  else
    return pool.submit([&f, kept = std::forward<Element>(element)]() mutable -> R {
      return std::invoke(f, std::move(kept));
    });
}

} // namespace poolwise::detail

#endif
