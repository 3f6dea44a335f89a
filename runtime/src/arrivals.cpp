#include <poolwise/detail/arrivals.h>

#include "inside.h"
#include "park.h"

namespace poolwise::detail {

arrivals::arrival::arrival(arrivals &to, task &what, std::size_t number)
    : watcher(false), to_(to), task_(what), number_(number) {
  task_.keep();
}

arrivals::arrival::~arrival() { task_.release(); }

arrivals::~arrivals() {
  // Not under the mutex: unwatch waits for a call of finished, which waits for the mutex. Nodes of
  // a list stay where they are while others leave it.
  for (;;) {
    arrival *one = nullptr;
    {
      const std::lock_guard lock(mutex_);
      if (awaited_.empty())
        return;
      one = &awaited_.front();
    }
    one->task_.unwatch(*one);
    const std::lock_guard lock(mutex_);
    if (!one->arrived_)
      awaited_.erase(one->place_);
  }
}

void arrivals::expect(task &what) {
  arrival *node = nullptr;
  {
    const std::lock_guard lock(mutex_);
    node = &awaited_.emplace_back(*this, what, expected_);
    node->place_ = std::prev(awaited_.end());
  }
  ++expected_;
  if (!what.watch(*node))
    arrive(*node);
}

void arrivals::arrive(arrival &which) noexcept {
  const std::lock_guard lock(mutex_);
  which.arrived_ = true;
  arrived_.splice(arrived_.end(), awaited_, which.place_);
  something_arrived_.notify_one(); // under the mutex: this may be gone right after
}

std::optional<std::size_t> arrivals::next(deadline until) {
  if (left() == 0)
    return std::nullopt;
  std::unique_lock lock(mutex_);
  while (arrived_.empty()) {
    if (inside_crew::works_for_a_pool()) {
      lock.unlock();
      const bool ran = run_one();
      lock.lock();
      if (ran || !arrived_.empty())
        continue;
    }
    if (until == no_deadline)
      something_arrived_.wait(lock);
    else if (something_arrived_.wait_until(lock, until) == std::cv_status::timeout &&
             arrived_.empty())
      return std::nullopt;
  }
  std::list<arrival> taken; // destroyed after the lock: it may be the task's last owner
  taken.splice(taken.end(), arrived_, arrived_.begin());
  lock.unlock();
  ++taken_;
  return taken.front().number_;
}

// Runs the first task that nobody has started. Only the thread in next takes nodes out of the
// lists, so the nodes live; which list one is in changes under the mutex alone.
bool arrivals::run_one() noexcept {
  task *pending = nullptr;
  {
    const std::lock_guard lock(mutex_);
    for (arrival &one : awaited_)
      if (one.task_.is_pending()) {
        pending = &one.task_;
        pending->keep();
        break;
      }
  }
  if (pending == nullptr)
    return false;
  pending->run_if_pending();
  pending->release();
  return true;
}

} // namespace poolwise::detail
