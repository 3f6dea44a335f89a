// A function that is tried again when it throws.
//
//   io_threads().map(urls, retry(fetch, {.times = 5, .pause = 200ms}));
//
// In:  a function, how often it is called at most, and how long to wait before each further call.
// Out: a function object for any call of any pool: the function's result, or, if the last call
//      throws too, its exception. Arguments are passed as lvalues, since they may be needed again.
// Not handled: a worker process that dies (see task_limits::retries).
//
// Thread safety: as the function.
// Blocking:      the pause is slept on the thread that runs the task.
// Exceptions:    that of the last call.
// Shutdown:      the calls that are left are made.
#ifndef POOLWISE_RETRY_H
#define POOLWISE_RETRY_H

#include <poolwise/detail/wrapped_function.h>

#include <chrono>
#include <concepts>
#include <functional>
#include <thread>
#include <type_traits>
#include <utility>

namespace poolwise {

struct retry_options {
  unsigned times = 3;                ///< calls in all; 0 counts as 1
  std::chrono::nanoseconds pause{0}; ///< between two calls
};

template <class F> struct retrying {
  F f;
  retry_options how;

  template <class... Args>
    requires std::invocable<F &, Args &...>
  std::invoke_result_t<F &, Args &...> operator()(Args &&...args) {
    for (unsigned left = how.times; left > 1; --left) {
      try {
        return std::invoke(f, args...);
      } catch (...) {
        if (how.pause > std::chrono::nanoseconds(0))
          std::this_thread::sleep_for(how.pause);
      }
    }
    return std::invoke(f, args...);
  }
};

template <class F> inline constexpr bool detail::wraps_function<retrying<F>> = true;

template <class F> retrying<std::decay_t<F>> retry(F &&f, const retry_options &how = {}) {
  return {std::forward<F>(f), how};
}

} // namespace poolwise

#endif
