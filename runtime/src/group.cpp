// Running the tasks of a group: the owner's side, and that of the threads that help.
#include "crew_group.h"

#include "inside.h"
#include "park.h"

#include <poolwise/errors.h>

#include <chrono>
#include <thread>

namespace poolwise::detail {

namespace {

using clock = std::chrono::steady_clock;

constexpr std::size_t tasks_in_a_block = 64;

// What stealing costs, with the cache lines that the owner then misses. Shorter tasks are left to
// the owner, as long as it is at work.
constexpr std::chrono::nanoseconds worth_stealing{400};

// A thread with nothing to do looks again after this, so the owner need not wake it; after so many
// times it leaves.
constexpr std::chrono::microseconds tick{100};
constexpr unsigned ticks_before_leaving = 10;

constexpr unsigned spins_before_sleep = 500; // about 10 us, for the last tasks to end

// Its address is the thread's identity.
thread_local char this_thread;

} // namespace

std::shared_ptr<group> group::make(std::shared_ptr<thread_crew> crew) {
  std::shared_ptr<crew_group> made = crew->spare_group();
  if (made == nullptr)
    made = std::make_shared<crew_group>(*crew);
  made->open(std::move(crew));
  return made;
}
group_task &group::begin() { return static_cast<crew_group *>(this)->begin(); }
void group::give_back(group_task &unused) noexcept {
  static_cast<crew_group *>(this)->give_back(unused);
}
void group::post(group_task &made) { static_cast<crew_group *>(this)->post(made); }
void group::wait() { static_cast<crew_group *>(this)->wait(); }
void group::cancel() noexcept { static_cast<crew_group *>(this)->cancel(); }
void group::close() noexcept { static_cast<crew_group *>(this)->close(); }

void crew_group::open(std::shared_ptr<thread_crew> crew) noexcept {
  kept_crew_ = std::move(crew);
  owner_ = &this_thread;
  over_.store(false, std::memory_order_relaxed);
}

bool crew_group::is_owner() const noexcept { return owner_ == &this_thread; }

group_task &crew_group::begin() {
  if (!helped_.load(std::memory_order_relaxed) && !crew_.offer(*this))
    throw pool_shut_down();
  if (!is_owner())
    return *new group_task;
  if (free_ == nullptr)
    free_ = returned_.exchange(nullptr, std::memory_order_acquire);
  if (free_ == nullptr) {
    blocks_.push_back(std::make_unique<group_task[]>(tasks_in_a_block));
    for (std::size_t i = tasks_in_a_block; i-- != 0;) {
      blocks_.back()[i].next = free_;
      free_ = &blocks_.back()[i];
    }
  }
  group_task &made = *free_;
  free_ = made.next;
  return made;
}

void crew_group::give_back(group_task &unused) noexcept {
  if (is_owner()) {
    unused.next = free_;
    free_ = &unused;
  } else {
    delete &unused;
  }
}

// The thread that helped may have left since begin(). Sequentially consistent: it says so and then
// looks for work, we put work there and then look whether it has said so.
void crew_group::post(group_task &made) {
  if (is_owner()) {
    try {
      deque_.push(&made);
    } catch (...) {
      made.act(made.place, false);
      give_back(made);
      throw;
    }
  } else {
    listed_undone_.fetch_add(1, std::memory_order_relaxed);
    {
      const std::lock_guard lock(list_mutex_);
      made.next = list_;
      list_ = &made;
    }
    listed_.fetch_add(1, std::memory_order_seq_cst);
    tell_waiting();
  }
  if (!helped_.load(std::memory_order_seq_cst))
    static_cast<void>(crew_.offer(*this)); // if it is refused now, whoever waits runs it
}

bool crew_group::has_work() const noexcept {
  return !deque_.empty() || listed_.load(std::memory_order_seq_cst) != 0;
}

void crew_group::perform(group_task &one) noexcept {
  const bool run = !skip_.load(std::memory_order_relaxed) && !crew_.abandoned();
  if (!run)
    skipped_.store(true, std::memory_order_relaxed);
  try {
    one.act(one.place, run);
  } catch (...) {
    const std::lock_guard lock(error_mutex_);
    if (!error_)
      error_ = std::current_exception();
    skip_.store(true, std::memory_order_relaxed);
  }
}

bool crew_group::run_one() noexcept {
  if (!is_owner())
    return run_stolen() || run_listed();
  group_task *const one = deque_.pop();
  if (one == nullptr)
    return run_listed();
  perform(*one);
  one->next = free_;
  free_ = one;
  return true;
}

bool crew_group::run_stolen() noexcept {
  group_task *const one = deque_.steal();
  if (one == nullptr)
    return false;
  perform(*one);
  group_task *first = returned_.load(std::memory_order_relaxed);
  do
    one->next = first;
  while (!returned_.compare_exchange_weak(first, one, std::memory_order_release,
                                          std::memory_order_relaxed));
  stolen_done_.fetch_add(1, std::memory_order_acq_rel);
  tell_waiting();
  return true;
}

bool crew_group::run_listed() noexcept {
  if (listed_.load(std::memory_order_relaxed) == 0)
    return false;
  group_task *one = nullptr;
  {
    const std::lock_guard lock(list_mutex_);
    if (list_ == nullptr)
      return false;
    one = list_;
    list_ = one->next;
  }
  listed_.fetch_sub(1, std::memory_order_relaxed);
  perform(*one);
  delete one;
  listed_undone_.fetch_sub(1, std::memory_order_acq_rel);
  tell_waiting();
  return true;
}

void crew_group::tell_waiting() noexcept {
  if ((changes_.fetch_add(2, std::memory_order_seq_cst) & 1) != 0)
    futex_wake_all(changes_);
}

// In this order: a task that was stolen lists others before it is done.
bool crew_group::all_done() const noexcept {
  return deque_.empty() && stolen_done_.load(std::memory_order_acquire) == deque_.stolen() &&
         listed_undone_.load(std::memory_order_acquire) == 0;
}

void crew_group::run_all() noexcept {
  const inside_crew mark(&crew_);
  for (;;) {
    while (run_one()) {
    }
    if (all_done())
      return;
    const std::uint32_t seen = changes_.load(std::memory_order_seq_cst);
    for (unsigned i = 0;
         i != spins_before_sleep && changes_.load(std::memory_order_relaxed) == seen; ++i)
      spin_once();
    const std::uint32_t now = changes_.fetch_or(1, std::memory_order_seq_cst) | 1;
    if (!has_work() && !all_done())
      futex_wait(changes_, now);
    changes_.fetch_and(~std::uint32_t{1}, std::memory_order_relaxed);
  }
}

void crew_group::wait() {
  run_all();
  skip_.store(false, std::memory_order_relaxed);
  const bool skipped = skipped_.exchange(false, std::memory_order_relaxed);
  if (error_)
    std::rethrow_exception(std::exchange(error_, nullptr));
  if (skipped)
    throw cancelled();
}

void crew_group::close() noexcept {
  run_all();
  over_.store(true, std::memory_order_relaxed);
  skip_.store(false, std::memory_order_relaxed);
  skipped_.store(false, std::memory_order_relaxed);
  error_ = nullptr;
  const std::shared_ptr<thread_crew> last = std::move(kept_crew_);
  crew_.take_back(*this, blocks_.size() * sizeof(group_task) * tasks_in_a_block);
}

void crew_group::help() noexcept {
  bool was_short = false;
  for (unsigned idle = 0; idle != ticks_before_leaving && !over_.load(std::memory_order_relaxed);) {
    if (!was_short && has_work())
      crew_.call_another(*this);
    const std::int64_t owner_was_at = deque_.owners_end();
    const clock::time_point before = clock::now();
    if (run_stolen() || run_listed()) {
      idle = 0;
      was_short = clock::now() - before < worth_stealing;
      if (!was_short || deque_.owners_end() == owner_was_at)
        continue;
    } else {
      ++idle;
      if (crew_.has_other_work())
        return;
    }
    std::this_thread::sleep_for(tick);
  }
}

} // namespace poolwise::detail
