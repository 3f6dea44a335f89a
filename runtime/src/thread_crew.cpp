// The life of a crew's threads: working, resting, leaving. What callers do is in crew_calls.cpp.
#include "thread_crew.h"

#include "crew_group.h"
#include "inside.h"
#include "thread_start.h"

#include <new>

namespace poolwise::detail {

void thread_crew::live(members::iterator self) noexcept {
  name_this_thread(shape_.name);
  inside_crew::become_thread_of(this);
  bool summoned = true;
  for (;;) {
    const next then = work_once(*self, summoned);
    summoned = then == next::rest && rest(*self);
    if (then == next::work || summoned)
      continue;
    if (leave(self))
      return;
  }
}

// Takes and does the first piece of work. If there is none, the thread is now in the idle stack
// (rest), or the crew is closing (leave).
thread_crew::next thread_crew::work_once(member &self, bool summoned) noexcept {
  summons orders;
  task *single = nullptr;
  loop *shared = nullptr;
  std::shared_ptr<crew_group> joined;
  {
    const brief_lock lock(mutex_);
    if (summoned)
      --summoned_;
    work *const first = queue_.front();
    if (first == nullptr) {
      if (closing_)
        return next::leave;
      self.idle = true;
      self.below = idle_;
      idle_ = &self;
      return next::rest;
    }
    if (first->kind_ == work::kind::task) {
      queue_.remove(*first);
      --demand_;
      single = static_cast<task *>(first);
    } else if (first->kind_ == work::kind::group) {
      joined = static_cast<crew_group *>(first)->shared_from_this();
      queue_.remove(*first);
      --demand_;
      ++joined->inside_;
    } else {
      shared = static_cast<loop *>(first);
      join_loop(*shared);
    }
    // Whoever takes work calls the next ones, at most two: the crew grows like a tree, and only
    // as fast as there is work left for the newcomers.
    orders = summon(orders.wake.size());
  }
  carry_out(orders);

  if (single != nullptr) {
    single->run_if_pending();
    single->release();
    return next::work;
  }
  if (joined != nullptr) {
    {
      const inside_crew mark(this);
      joined->help();
    }
    leave_group(*joined);
    return next::work;
  }
  {
    const inside_crew mark(this);
    shared->participate();
  }
  const brief_lock lock(mutex_);
  withdraw(*shared); // it had no more to give
  if (--shared->inside_ == 0 && shared->all_left_ != nullptr)
    shared->all_left_->set(); // under the mutex: the loop lives until the caller gets it again
  return next::work;
}

void thread_crew::join_loop(loop &shared) {
  ++shared.inside_;
  --demand_;
  if (--shared.wanted_ == 0)
    queue_.remove(shared);
}

// Takes back what the loop still asks for.
void thread_crew::withdraw(loop &shared) {
  if (!work_queue::holds(shared))
    return;
  queue_.remove(shared);
  demand_ -= shared.wanted_;
  shared.wanted_ = 0;
}

// Sleeps, being in the idle stack, until summoned. False: it was idle for too long.
bool thread_crew::rest(member &self) noexcept {
  const bool stays = shape_.idle_time == std::chrono::nanoseconds::max();
  const deadline until = stays ? no_deadline : std::chrono::steady_clock::now() + shape_.idle_time;
  awake_.fetch_add(1, std::memory_order_relaxed);
  self.spins.spin(shape_.spins, [&] { return self.wake.is_set(); });
  awake_.fetch_sub(1, std::memory_order_relaxed);
  if (self.wake.wait(0, until))
    return true;
  {
    const brief_lock lock(mutex_);
    if (self.idle) {
      member **at = &idle_;
      while (*at != &self)
        at = &(*at)->below;
      *at = self.below;
      self.idle = false;
      return false;
    }
  }
  self.wake.wait(); // summoned in the very moment that it gave up
  return true;
}

// True: it has left, and the thread must end. False: work has come up.
bool thread_crew::leave(members::iterator self) noexcept {
  self->has_handle.wait();
  members earlier;
  {
    const brief_lock lock(mutex_);
    if (!closing_) // then close() joins all: a chain of joins would take longer
      earlier.swap(gone_);
  }
  join_all(earlier); // so at most one thread that has left is not joined
  const brief_lock lock(mutex_);
  if (!queue_.empty()) {
    self->has_handle.set();
    return false;
  }
  gone_.splice(gone_.end(), working_, self);
  count_threads();
  return true;
}

// close() waits for the last thread, or for the last but the calling one.
void thread_crew::count_threads() noexcept {
  threads_.store(static_cast<std::uint32_t>(working_.size()), std::memory_order_relaxed);
  if (closing_ && working_.size() <= 1)
    futex_wake_all(threads_);
}

void thread_crew::join_all(members &gone) noexcept {
  for (member &one : gone)
    if (one.thread.joinable()) // close_at_exit has let go of some
      one.thread.join();
  gone.clear();
}

// Chooses at most `limit` threads to wake or start for the work that nobody is on the way to.
thread_crew::summons thread_crew::summon(std::size_t limit) noexcept {
  summons orders;
  while (limit-- != 0 && demand_ > summoned_) {
    if (idle_ != nullptr) {
      member *const woken = idle_;
      idle_ = woken->below;
      woken->idle = false;
      orders.wake[orders.to_wake++] = woken;
    } else if (working_.size() < shape_.most && !alone_) {
      try {
        orders.start[orders.to_start] = working_.emplace(working_.end());
      } catch (const std::bad_alloc &) {
        break; // as if the system had refused the thread
      }
      ++orders.to_start;
      count_threads();
    } else {
      break;
    }
    ++summoned_;
  }
  return orders;
}

void thread_crew::carry_out(const summons &orders) noexcept {
  for (std::size_t i = 0; i != orders.to_wake; ++i)
    orders.wake[i]->wake.set();
  for (std::size_t i = 0; i != orders.to_start; ++i)
    start(orders.start[i]);
}

// If the system refuses, the work stays queued for the threads there are; if there are none, it is
// done here and now, so that it never waits for a thread that never comes.
void thread_crew::start(members::iterator who) noexcept {
  if (start_thread(who->thread, [this, who] { live(who); })) {
    who->has_handle.set();
    return;
  }
  bool nobody = false;
  {
    const brief_lock lock(mutex_);
    working_.erase(who);
    --summoned_;
    nobody = working_.empty();
    count_threads();
  }
  if (nobody)
    drain_without_threads();
}

} // namespace poolwise::detail
