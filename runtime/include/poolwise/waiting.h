// Waiting for several futures: for all, for any, for the first that fails, for each in turn.
//
// In:  a range of futures, all of them valid, and how long to wait. Out: which are ready. The
//      futures stay valid; get() then gives their results at once.
// Not handled: futures without waiting, see when.h.
//
// Thread safety: as the futures: one thread at a time uses them.
// Blocking:      until said, or until the time is over; and see detail/arrivals.h.
// Exceptions:    std::future_error (no_state) for futures that are not valid; std::bad_alloc; never
//                those of the tasks.
// Shutdown:      independent of it: the tasks of a pool that is shut down are finished or
// cancelled.
#ifndef POOLWISE_WAITING_H
#define POOLWISE_WAITING_H

#include <poolwise/detail/arrivals.h>
#include <poolwise/detail/deadline.h>
#include <poolwise/detail/futures.h>
#include <poolwise/errors.h>
#include <poolwise/future.h>
#include <poolwise/options.h>

#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

namespace poolwise {

/// Waits until all are ready. False: the time is over.
template <detail::range_of_futures Range>
bool wait_all(Range &&futures, std::chrono::nanoseconds time = forever) {
  const auto until = detail::deadline_after(time);
  detail::arrivals all;
  detail::expect_all(all, futures);
  while (all.left() != 0)
    if (!all.next(until))
      return false;
  return true;
}

/// Waits until one is ready, and gives its index; nothing if the time is over, or there is none.
template <detail::range_of_futures Range>
std::optional<std::size_t> wait_any(Range &&futures, std::chrono::nanoseconds time = forever) {
  detail::arrivals all;
  detail::expect_all(all, futures);
  return all.next(detail::deadline_after(time));
}

/// Waits until one has an exception instead of a result, or all have results. Gives the index of
/// the one with the exception; nothing if there is none, or the time is over.
template <detail::range_of_futures Range>
std::optional<std::size_t> wait_failed(Range &&futures, std::chrono::nanoseconds time = forever) {
  const auto until = detail::deadline_after(time);
  detail::arrivals all;
  const auto places = detail::expect_all(all, futures);
  while (const auto arrived = all.next(until))
    if (places[*arrived]->exception() != nullptr)
      return arrived;
  return std::nullopt;
}

/// The futures in the order in which they become ready: `for (auto &f : as_completed(futures))`. An
/// input range of references to the futures, which must stay where they are. If the time is over
/// before all are ready, going on throws timed_out.
template <class Future>
class completed_futures : public std::ranges::view_interface<completed_futures<Future>> {
public:
  class iterator {
  public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = Future;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    explicit iterator(completed_futures &of) : of_(&of) {}
    Future &operator*() const { return *of_->current_; }
    Future *operator->() const { return of_->current_; }
    iterator &operator++() {
      of_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return of_->current_ == nullptr; }

  private:
    completed_futures *of_ = nullptr;
  };

  template <class Range>
  completed_futures(Range &futures, std::chrono::nanoseconds time)
      : until_(detail::deadline_after(time)), arrivals_(std::make_unique<detail::arrivals>()),
        futures_(detail::expect_all(*arrivals_, futures)) {}

  iterator begin() {
    if (!started_)
      advance();
    return iterator(*this);
  }
  std::default_sentinel_t end() const { return {}; }

private:
  void advance() {
    started_ = true;
    current_ = nullptr;
    if (arrivals_->left() == 0)
      return;
    const auto arrived = arrivals_->next(until_);
    if (!arrived)
      throw timed_out();
    current_ = futures_[*arrived];
  }

  std::chrono::steady_clock::time_point until_;
  std::unique_ptr<detail::arrivals> arrivals_;
  std::vector<Future *> futures_;
  Future *current_ = nullptr;
  bool started_ = false;
};

template <detail::range_of_futures Range>
auto as_completed(Range &futures, std::chrono::nanoseconds time = forever) {
  using future_type = std::remove_reference_t<std::ranges::range_reference_t<Range>>;
  return completed_futures<future_type>(futures, time);
}

} // namespace poolwise

#endif
