// Futures of futures: one that is ready when all are, or when the first is.
//
//   when_all(vector of future<R>)  future<vector<R>>; future<void> if R is void
//   when_all(a, b, ...)            future<tuple<A, B, ...>>, std::monostate for void
//   when_any(vector of future<R>)  future<any_result<R>>: which one, and all the futures
//
// In:  valid futures, which are moved from. Out: one that has the results, or the exception of the
//      first in the range that has one. No thread waits meanwhile; continue with then().
//
// Thread safety: as the futures.
// Blocking:      never. get() of the new future waits, and helps, as get() of each would.
// Exceptions:    std::future_error (no_state) for futures that are not valid; std::bad_alloc.
// Shutdown:      independent of it. cancel() on the new future leaves the tasks alone.
#ifndef POOLWISE_WHEN_H
#define POOLWISE_WHEN_H

#include <poolwise/detail/arrivals.h>
#include <poolwise/detail/collected.h>
#include <poolwise/detail/futures.h>
#include <poolwise/detail/submitted.h>
#include <poolwise/future.h>

#include <cstddef>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace poolwise {

/// Which future was ready first, and all of them; the others go on.
template <class R> struct any_result {
  std::size_t index = 0;
  std::vector<future<R>> futures;
};

template <class R> auto when_all(std::vector<future<R>> futures) {
  std::vector<detail::task *> tasks;
  for (const future<R> &one : futures)
    tasks.push_back(&detail::future_access::task_of(one));
  return detail::collect(tasks, tasks.size(), [all = std::move(futures)]() mutable {
    if constexpr (std::is_void_v<R>) {
      for (future<R> &one : all)
        one.get();
    } else {
      std::vector<R> results;
      results.reserve(all.size());
      for (future<R> &one : all)
        results.push_back(one.get());
      return results;
    }
  });
}

template <class... Rs> auto when_all(future<Rs>... futures) {
  const std::vector<detail::task *> tasks{&detail::future_access::task_of(futures)...};
  return detail::collect(tasks, tasks.size(), [all = std::tuple(std::move(futures)...)]() mutable {
    const auto take = []<class R>(future<R> &one) {
      if constexpr (std::is_void_v<R>)
        return (one.get(), std::monostate());
      else
        return one.get();
    };
    return std::apply([&](auto &...one) { return std::tuple{take(one)...}; }, all);
  });
}

/// At least one future: std::invalid_argument otherwise.
template <class R> future<any_result<R>> when_any(std::vector<future<R>> futures) {
  if (futures.empty())
    throw std::invalid_argument("poolwise::when_any: there is no future to wait for");
  std::vector<detail::task *> tasks;
  for (const future<R> &one : futures)
    tasks.push_back(&detail::future_access::task_of(one));
  return detail::collect(tasks, 1, [all = std::move(futures)]() mutable {
    detail::arrivals arrivals;
    detail::expect_all(arrivals, all);
    const std::size_t first = *arrivals.next(std::chrono::steady_clock::time_point::max());
    return any_result<R>{first, std::move(all)};
  });
}

} // namespace poolwise

#endif
