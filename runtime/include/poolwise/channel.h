// A queue between threads: some put, others take, and both wait.
//
//   channel<job> jobs(100);                       // at most 100 wait in it
//   std::jthread reader([&] { while (...) jobs.put(next()); jobs.close(); });
//   for (job &one : jobs) ...                     // until it is closed and empty
//
// In:  values. Out: the same, in order, each once.
// Not handled: values between processes; waiting for several channels at a time. That all taken
//      values have been dealt with is what futures or for_each tell.
//
// Thread safety: all members may be called from any thread, except the destructor. Who has seen the
//                last value, or the end, may destroy it, even if the call of put or close that this
//                came from has not returned yet. Of several threads that iterate over one channel
//                each gets some of the values.
// Blocking:      put while it is full, take while it is empty; not for longer than said.
// Exceptions:    those of moving a T; std::bad_alloc from put. Nothing is lost then.
// Shutdown:      after close, put refuses, and take gives what is left.
#ifndef POOLWISE_CHANNEL_H
#define POOLWISE_CHANNEL_H

#include <poolwise/detail/deadline.h>
#include <poolwise/options.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iterator>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

namespace poolwise {

template <class T> class channel {
public:
  /// capacity: how many values may wait in it; 0 counts as 1.
  explicit channel(std::size_t capacity = std::numeric_limits<std::size_t>::max())
      : capacity_(std::max<std::size_t>(capacity, 1)) {}
  channel(const channel &) = delete;
  channel &operator=(const channel &) = delete;

  /// Appends the value once there is room. False: the channel is closed, or the time is over; the
  /// value is then left as it is.
  bool put(T &&value, std::chrono::nanoseconds time = forever) { return append(value, time); }
  bool put(const T &value, std::chrono::nanoseconds time = forever) {
    T copy(value);
    return append(copy, time);
  }

  /// Takes the first value once there is one. Nothing: the channel is closed and empty, or the time
  /// is over.
  std::optional<T> take(std::chrono::nanoseconds time = forever) {
    std::unique_lock lock(mutex_);
    if (!wait(lock, may_take_, time, [this] { return closed_ || !values_.empty(); }) ||
        values_.empty())
      return std::nullopt;
    std::optional<T> first(std::move(values_.front()));
    values_.pop_front();
    may_put_.notify_one();
    return first;
  }

  /// No more values come. May be called more than once.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    may_put_.notify_all();
    may_take_.notify_all();
  }

  bool closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
  }
  /// How many values wait in it; by the time one looks it may be different.
  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return values_.size();
  }

  /// Takes the values one after the other.
  class iterator {
  public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    explicit iterator(channel &of) : of_(&of), current_(of.take()) {}
    T &operator*() const { return *current_; }
    iterator &operator++() {
      current_ = of_->take();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return !current_; }

  private:
    channel *of_ = nullptr;
    mutable std::optional<T> current_;
  };
  iterator begin() { return iterator(*this); }
  std::default_sentinel_t end() const { return {}; }

private:
  template <class Condition>
  static bool wait(std::unique_lock<std::mutex> &lock, std::condition_variable &on,
                   std::chrono::nanoseconds time, Condition holds) {
    if (time != forever)
      return on.wait_until(lock, detail::deadline_after(time), holds);
    on.wait(lock, holds);
    return true;
  }

  bool append(T &value, std::chrono::nanoseconds time) {
    std::unique_lock lock(mutex_);
    if (!wait(lock, may_put_, time, [this] { return closed_ || values_.size() < capacity_; }) ||
        closed_)
      return false;
    values_.push_back(std::move(value));
    may_take_.notify_one();
    return true;
  }

  const std::size_t capacity_;
  // Who waits is told under it: the channel may go as soon as it is unlocked.
  mutable std::mutex mutex_;
  std::condition_variable may_put_;
  std::condition_variable may_take_;
  std::deque<T> values_;
  bool closed_ = false;
};

} // namespace poolwise

#endif
