// Results as they are asked for: what lazy_map and lazy_map_unordered give.
//
//   for (const page &p : poolwise::io_threads().lazy_map(urls, fetch)) ...
//
// In:  a range, which may be endless or be read as it comes, a function, and how far to work ahead.
// Out: an input range of the results, in order, or in the order in which they are ready. At most
//      `window` elements are with the pool at a time, results that wait to be taken included.
// A loop that takes its results one by one calls next() in each round, and stop() behind it if it
// may end early.
// If f throws for an element, begin() or ++ throws that where its result would be, and going on
// after that gives the next result.
//
// Thread safety: used by one thread, which also reads the range.
// Blocking:      begin() and ++ wait for a result, and help as future::get does. The destructor
//                cancels what has not started and waits for what is running.
// Exceptions:    those of f and of the range; cancelled; pool_shut_down; std::bad_alloc.
// Shutdown:      must be destroyed before its pool, and before the range's elements.
#ifndef POOLWISE_LAZY_H
#define POOLWISE_LAZY_H

#include <poolwise/detail/arrivals.h>
#include <poolwise/detail/later_call.h>
#include <poolwise/errors.h>
#include <poolwise/future.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace poolwise {

struct lazy_options {
  /// Once triggered, begin() and ++ throw poolwise::cancelled.
  std::stop_token stop = {};
  /// How many elements are with the pool at a time. 0: twice as many as it has workers.
  std::size_t window = 0;
};

namespace detail {
/// How a lazy map keeps its pool: what process_pool::with gives is a value.
template <class Pool>
using kept_pool = std::conditional_t<std::is_copy_constructible_v<Pool>, Pool, Pool &>;
} // namespace detail

template <class Pool, std::ranges::view Range, class F, bool Ordered>
class lazy_results : public std::ranges::view_interface<lazy_results<Pool, Range, F, Ordered>> {
  using result =
      std::remove_cvref_t<std::invoke_result_t<F &, std::ranges::range_reference_t<Range>>>;
  static_assert(!std::is_void_v<result>, "poolwise: a lazy map needs results; use for_each");

  // Tasks refer to it, so it stays where it is.
  struct state {
    state(Pool &to, Range from, F function, const lazy_options &how)
        : pool(to), range(std::move(from)), f(std::move(function)), stop(how.stop),
          window(how.window != 0 ? how.window : 2 * std::max<std::size_t>(to.size(), 1)) {}
    ~state() {
      for (auto &[number, task] : under_way)
        task.cancel();
      for (auto &[number, task] : under_way)
        task.wait();
    }

    void start_more() {
      if (!next_element)
        next_element.emplace(std::ranges::begin(range));
      else if (read_last)
        step();
      while (under_way.size() < window && *next_element != std::ranges::end(range)) {
        auto task = detail::call_later<result, Range>(pool, f, **next_element);
        if constexpr (!Ordered)
          ready.expect(detail::future_access::task_of(task));
        under_way.emplace(started++, std::move(task));
        read_last = true;
        if (under_way.size() < window)
          step();
      }
    }
    // Only once there is room for the next element: reading may block.
    void step() {
      read_last = false;
      ++*next_element;
    }
    void advance() {
      current.reset();
      if (stop.stop_requested())
        throw cancelled();
      start_more();
      auto first = under_way.begin();
      if (first == under_way.end())
        return;
      if constexpr (!Ordered)
        first = under_way.find(*ready.next(std::chrono::steady_clock::time_point::max()));
      future<result> task = std::move(first->second);
      under_way.erase(first);
      current.emplace(task.get());
    }

    detail::kept_pool<Pool> pool;
    Range range;
    F f;
    const std::stop_token stop;
    const std::size_t window;
    std::optional<std::ranges::iterator_t<Range>> next_element; // nothing: before the start
    bool read_last = false;                                     // *next_element is with the pool
    std::size_t started = 0;
    std::map<std::size_t, future<result>> under_way;
    detail::arrivals ready; // unused if ordered
    std::optional<result> current;
  };

public:
  class iterator {
  public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = result;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    explicit iterator(state &of) : of_(&of) {}
    result &operator*() const { return *of_->current; }
    iterator &operator++() {
      of_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return !of_->current; }

  private:
    state *of_ = nullptr;
  };

  lazy_results(Pool &pool, Range range, F f, const lazy_options &how)
      : state_(std::make_unique<state>(pool, std::move(range), std::move(f), how)) {}

  iterator begin() {
    if (!state_->next_element)
      state_->advance();
    return iterator(*state_);
  }
  std::default_sentinel_t end() const { return {}; }

  /// The next result, taken out; throws what f threw for its element. There must be one more.
  result next() {
    state_->advance();
    return std::move(*state_->current);
  }

  /// Cancels what has not started, waits for what is running, and gives no more results.
  void stop() { state_.reset(); }

private:
  std::unique_ptr<state> state_;
};

} // namespace poolwise

#endif
