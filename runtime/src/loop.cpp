// How the elements of a loop are dealt out; see loop.h for the invariant, README.md for why.
#include <poolwise/detail/loop.h>

#include "rehearsal.h"

#include <poolwise/detail/deadline.h>
#include <poolwise/errors.h>

#include <algorithm>
#include <chrono>

namespace poolwise::detail {

namespace {

using clock = std::chrono::steady_clock;

// A chunk should last about this long: a clock reading (25 ns) and the cursor's cache line (100 ns
// at worst) are then below 1 %, and no thread is late by more than this at the end.
constexpr double chunk_ns = 25'000;

// A loop that is over sooner is not shared: waking a thread costs the caller about 5 us, and it
// takes the woken one up to 100 us to arrive where the other core sleeps; half of what is left by
// then is gained, if nobody else has that core.
constexpr double worth_sharing_ns = 200'000;

// The same where a thread is awake and waits for work: it begins within a microsecond, and only has
// to fetch the elements into its own cache.
constexpr double worth_sharing_with_awake_ns = 20'000;

// What a clock reading and a cold cache add to short measurements must not make a small loop look
// large: measurements that are shorter do not count.
constexpr double shortest_measurement_ns = 2'000;

// Measurements of few short elements are rough, so sizes grow by at most this factor at a time.
constexpr std::size_t growth = 8;

// Chunks of many elements end at multiples of this. Where these are a few bytes each, two threads
// then do not write into the same line of memory, and vector instructions do not lie across lines,
// which made a loop over floats 6 % slower.
constexpr std::size_t line = 16;

double ns_between(clock::time_point from, clock::time_point to) {
  return std::chrono::duration<double, std::nano>(to - from).count();
}

} // namespace

// Rises at once and sinks slowly: taking a large loop for a small one delays it by an element,
// taking a small one for a large one costs a wake-up.
void loop_history::learn(double ns_per_element) noexcept {
  const double known = cost();
  const double next =
      known < 0 || ns_per_element > known ? ns_per_element : (3 * known + ns_per_element) / 4;
  cost_.store(next, std::memory_order_relaxed);
}

loop::loop(std::size_t count, block run, void *body, const options &how, loop_history *history)
    : work(kind::loop), count_(count), run_(run), body_(body), how_(how), history_(history),
      give_up_at_(deadline_after(how.timeout)), progress_(how, count) {}

void loop::record_failure(std::size_t index) noexcept {
  const std::lock_guard lock(failure_mutex_);
  if (index < failed_at_.load(std::memory_order_relaxed)) {
    failure_ = std::current_exception();
    failed_at_.store(index, std::memory_order_relaxed);
  }
}

bool loop::told_to_stop() noexcept {
  if ((abandoned_ != nullptr && abandoned_->load(std::memory_order_relaxed)) ||
      how_.stop.stop_requested() || progress_.failed())
    return true;
  if (give_up_at_ == clock::time_point::max() || clock::now() < give_up_at_)
    return false;
  timed_out_.store(true, std::memory_order_relaxed);
  return true;
}

void loop::run_chunk(std::size_t first, std::size_t last) noexcept {
  run_(body_, *this, first, last);
  progress_.add(last - first);
}

std::size_t loop::remaining() const noexcept {
  return count_ - std::min(count_, cursor_.load(std::memory_order_relaxed));
}

// What is taken is always run, so all indices below the cursor are run or being run, and with them
// all below a failure. Relaxed: the cursor only deals out indices; the elements' data are ordered
// by joining and leaving.
bool loop::take(std::size_t size, std::size_t &first, std::size_t &last) noexcept {
  const std::size_t next = cursor_.load(std::memory_order_relaxed);
  if (next >= count_ || failed_at_.load(std::memory_order_relaxed) != none || told_to_stop())
    return false;
  if (size < 2 * line) {
    first = cursor_.fetch_add(size, std::memory_order_relaxed);
    if (first >= count_)
      return false;
    last = first + std::min(size, count_ - first);
    return true;
  }
  first = next;
  do {
    if (first >= count_)
      return false;
    last = first + std::min(size, count_ - first);
    if (paced_ && last != count_)
      last -= last % line;
  } while (!cursor_.compare_exchange_weak(first, last, std::memory_order_relaxed));
  return true;
}

// Smaller chunks towards the end, so that all threads end together; but not below 3 us of work.
std::size_t loop::fair(std::size_t size) const noexcept {
  return std::min(size, std::max(remaining() / (2 * sharers_), size / growth) + 1);
}

double loop::worth_sharing() const noexcept {
  const bool awake = awake_ != nullptr && awake_->load(std::memory_order_relaxed) != 0;
  return awake ? worth_sharing_with_awake_ns : worth_sharing_ns;
}

bool loop::looks_small() const noexcept {
  return paced_ && history_ != nullptr && history_->cost() >= 0 &&
         history_->cost() * static_cast<double>(count_) < worth_sharing();
}

bool loop::participate(bool only_while_small) noexcept {
  if (count_ == 0)
    return false;
  std::size_t first = 0;
  std::size_t last = 0;
  if (!paced_) {
    const std::size_t chunk = std::clamp<std::size_t>(how_.chunk, 1, count_);
    while (take(chunk, first, last))
      run_chunk(first, last);
    return false;
  }

  double busy = 0;
  std::size_t size = 1; // whatever is known: a body may cost a million times more than last time
  bool share = false;
  clock::time_point before = clock::now();
  while (!share && take(only_while_small ? size : fair(size), first, last)) {
    run_chunk(first, last);
    const clock::time_point after = clock::now();
    const double took = ns_between(before, after);
    const double ran = static_cast<double>(last - first);
    const double fitting = chunk_ns * ran / std::max(took, 1.0);
    size = static_cast<std::size_t>(std::clamp(fitting, 1.0, static_cast<double>(growth) * ran));
    busy += took;
    before = after;
    share = only_while_small && took >= shortest_measurement_ns &&
            took / ran * static_cast<double>(remaining()) > worth_sharing();
  }
  busy_ns_.fetch_add(static_cast<std::uint64_t>(busy), std::memory_order_relaxed);
  return share;
}

outcome loop::finish() noexcept {
  const std::size_t ran = std::min(count_, cursor_.load(std::memory_order_relaxed));
  if (paced_ && history_ != nullptr && ran != 0)
    history_->learn(static_cast<double>(busy_ns_.load(std::memory_order_relaxed)) /
                    static_cast<double>(ran));
  progress_.finish();
  if (failure_)
    return {failed_at_.load(std::memory_order_relaxed), failure_, true};
  if (progress_.failed())
    return {ran, progress_.error(), false};
  if (ran != count_ && timed_out_.load(std::memory_order_relaxed))
    return {ran, std::make_exception_ptr(timed_out()), false};
  if (ran != count_)
    return {ran, std::make_exception_ptr(cancelled()), false};
  return {count_, nullptr, false};
}

outcome loop::rehearse() {
  const auto element = [](void *self, std::size_t i) noexcept {
    loop &one = *static_cast<loop *>(self);
    one.run_(one.body_, one, i, i + 1);
  };
  detail::rehearse(count_, {element, this});
  cursor_.store(count_, std::memory_order_relaxed);
  progress_.add(count_);
  return finish();
}

} // namespace poolwise::detail
