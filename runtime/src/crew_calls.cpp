// What callers do with a crew: posting tasks, running loops, closing it.
#include "crew_group.h"
#include "fork_generation.h"
#include "inside.h"
#include "rehearsal.h"
#include "thread_crew.h"

#include <poolwise/errors.h>

#include <algorithm>

namespace poolwise::detail {

namespace {
// About 10 us, for the last chunks of a loop to end, on pools whose threads compute.
constexpr unsigned spins_for_last_chunk = 500;

constexpr std::size_t largest_spare_group = std::size_t{1} << 21; // bytes
} // namespace

thread_crew::thread_crew(const crew_shape &shape)
    : shape_(shape), rehearses_(wants_rehearsal()), generation_(fork_generation()) {}

thread_crew::~thread_crew() = default;

bool thread_crew::inherited() const noexcept { return generation_ != fork_generation(); }

bool thread_crew::is_inside() const noexcept {
  return inside_crew::is_thread_of(this) || inside_crew::any(this);
}

// A pool that drains still serves its own tasks, as long as there is a thread to do it: threads
// leave only when the queue is empty.
bool thread_crew::accepts_work() const {
  return !closing_ || alone_ ||
         (!abandoned_.load(std::memory_order_relaxed) && !working_.empty() && is_inside());
}

void thread_crew::post(task &item) {
  item.crew_.store(this, std::memory_order_relaxed);
  task *stale = nullptr;
  bool refused = inherited();
  bool now = false;
  summons orders;
  if (!refused) {
    const brief_lock lock(mutex_);
    refused = !accepts_work();
    now = alone_;
    if (!refused && !now) {
      stale = trim();
      queue_.push(item);
      ++demand_;
      // One thread on its way is enough: it calls the next when it has arrived.
      orders = summon(summoned_ == 0 ? 1 : 0);
    }
  }
  if (stale != nullptr)
    stale->release();
  carry_out(orders);
  if (now)
    item.run_if_pending();
  if (refused || now)
    item.release();
  if (refused)
    throw pool_shut_down();
}

// Threads that wait for a task may run it themselves, which leaves it in the queue. Removing one of
// these for each new one keeps the queue from growing while no thread gets to it.
task *thread_crew::trim() {
  work *const first = queue_.front();
  if (first == nullptr || first->kind_ != work::kind::task)
    return nullptr;
  task *const single = static_cast<task *>(first);
  if (!single->is_finished())
    return nullptr;
  queue_.remove(*single);
  --demand_;
  return single;
}

outcome thread_crew::run(loop &shared) {
  bool alone = false;
  {
    if (inherited())
      throw pool_shut_down();
    if (rehearses_)
      return shared.rehearse();
    const brief_lock lock(mutex_);
    if (!accepts_work())
      throw pool_shut_down();
    alone = alone_;
  }
  const std::size_t others = shape_.most - (shape_.caller_counts ? 1 : 0);
  const std::size_t helpers = alone || shared.count_ == 0 ? 0 : std::min(others, shared.count_ - 1);
  shared.paced_ = shape_.paced && shared.how_.chunk == 0;
  shared.sharers_ = helpers + 1;
  shared.abandoned_ = alone ? nullptr : &abandoned_;
  shared.awake_ = &awake_;

  const inside_crew mark(this);
  if (helpers == 0)
    shared.participate();
  else if (!shared.looks_small() || shared.participate(true))
    share(shared, helpers);
  return shared.finish();
}

void thread_crew::share(loop &shared, std::size_t helpers) {
  summons orders;
  {
    const brief_lock lock(mutex_);
    shared.wanted_ = helpers;
    demand_ += helpers;
    queue_.push(shared);
    orders = summon(summoned_ == 0 ? 1 : 0);
  }
  carry_out(orders);
  shared.participate();

  event all_left;
  {
    const brief_lock lock(mutex_);
    withdraw(shared);
    if (shared.inside_ == 0)
      return;
    shared.all_left_ = &all_left;
  }
  all_left.wait(shape_.paced ? spins_for_last_chunk : 0);
  const brief_lock lock(mutex_); // the last one to leave may still be in set()
}

bool thread_crew::offer(crew_group &shared) {
  summons orders;
  {
    if (inherited())
      return false;
    const brief_lock lock(mutex_);
    if (!accepts_work())
      return false;
    if (!shared.helped_.load(std::memory_order_relaxed) && !alone_) {
      enqueue(shared);
      orders = summon(summoned_ == 0 ? 1 : 0);
    }
  }
  carry_out(orders);
  return true;
}

void thread_crew::enqueue(crew_group &shared) noexcept {
  shared.helped_.store(true, std::memory_order_seq_cst);
  queue_.push(shared);
  ++demand_;
}

// Each thread that finds more than it can do at once calls the next one; the owner counts too.
void thread_crew::call_another(crew_group &shared) noexcept {
  if (shape_.most <= 2)
    return;
  summons orders;
  {
    const brief_lock lock(mutex_);
    if (closing_ || work_queue::holds(shared) || shared.inside_ + 1 >= shape_.most)
      return;
    enqueue(shared);
    orders = summon(summoned_ == 0 ? 1 : 0);
  }
  carry_out(orders);
}

// The last one says that nobody helps any more, and then looks whether there is work; who posts
// does it the other way round, so one of them sees the other.
void thread_crew::leave_group(crew_group &shared) noexcept {
  const brief_lock lock(mutex_);
  if (--shared.inside_ != 0 || work_queue::holds(shared))
    return;
  shared.helped_.store(false, std::memory_order_seq_cst);
  if (!shared.over_.load(std::memory_order_relaxed) && shared.has_work())
    enqueue(shared);
}

void thread_crew::take_back(crew_group &shared, std::size_t bytes) noexcept {
  if (inherited())
    return;
  std::shared_ptr<crew_group> kept;
  if (bytes <= largest_spare_group)
    kept = shared.shared_from_this();
  const brief_lock lock(mutex_);
  if (work_queue::holds(shared)) {
    queue_.remove(shared);
    --demand_;
    if (shared.inside_ == 0)
      shared.helped_.store(false, std::memory_order_seq_cst);
  }
  for (std::shared_ptr<crew_group> &place : spare_)
    if (place == nullptr) {
      place.swap(kept);
      break;
    }
}

std::shared_ptr<crew_group> thread_crew::spare_group() noexcept {
  if (inherited())
    return nullptr;
  const brief_lock lock(mutex_);
  for (std::shared_ptr<crew_group> &place : spare_)
    if (place != nullptr && place->inside_ == 0)
      return std::move(place);
  return nullptr;
}

bool thread_crew::has_other_work() noexcept {
  const brief_lock lock(mutex_);
  return closing_ || demand_ != 0;
}

task *thread_crew::take_task() {
  for (work *at = queue_.front(); at != nullptr; at = work_queue::after(*at)) {
    if (at->kind_ != work::kind::task)
      continue;
    queue_.remove(*at);
    --demand_;
    return static_cast<task *>(at);
  }
  return nullptr;
}

void thread_crew::drain_without_threads() noexcept {
  for (;;) {
    task *single = nullptr;
    {
      const brief_lock lock(mutex_);
      if (!working_.empty())
        return; // a later attempt has succeeded
      single = take_task();
    }
    if (single == nullptr)
      return;
    single->run_if_pending();
    single->release();
  }
}

bool thread_crew::close(ending how, deadline until) {
  if (how == ending::abandon) {
    abandoned_.store(true, std::memory_order_relaxed);
    stop_source_.request_stop();
  }
  member *resting = nullptr;
  {
    const brief_lock lock(mutex_);
    closing_ = true;
    resting = idle_;
    idle_ = nullptr;
    for (member *one = resting; one != nullptr; one = one->below) {
      one->idle = false;
      ++summoned_;
    }
  }
  while (resting != nullptr) {
    member *const below = resting->below; // read first: the member goes once it is awake
    resting->wake.set();
    resting = below;
  }
  while (how == ending::abandon) {
    task *single = nullptr;
    {
      const brief_lock lock(mutex_);
      single = take_task();
    }
    if (single == nullptr)
      break;
    single->cancel_if_pending();
    single->release();
  }

  const std::uint32_t myself = inside_crew::is_thread_of(this) ? 1 : 0;
  for (;;) {
    const std::uint32_t left = threads_.load(std::memory_order_acquire);
    if (left <= myself)
      break;
    if (until != no_deadline && std::chrono::steady_clock::now() >= until)
      break;
    futex_wait(threads_, left, until);
  }
  members gone;
  {
    const brief_lock lock(mutex_);
    gone.swap(gone_);
  }
  join_all(gone);
  return threads_.load(std::memory_order_acquire) == 0;
}

void thread_crew::close_at_exit(deadline until) {
  // A task that calls exit() wants the process to end: what it has not reached is left out, as it
  // would be without threads.
  close(is_inside() ? ending::abandon : ending::drain, until);
  const brief_lock lock(mutex_);
  alone_ = true;
  for (member &busy : working_) {
    if (!busy.has_handle.wait(0, deadline::min()))
      continue; // being started just now; nobody will join it
    busy.thread.detach();
    busy.has_handle.set();
  }
}

} // namespace poolwise::detail
