#include <poolwise/detail/task.h>

#include "inside.h"
#include "park.h"

#include <memory>

namespace poolwise::detail {

namespace {
// About 2 us: a task that ends within that time is not worth a sleep.
constexpr unsigned spins_before_sleep = 100;
} // namespace

// Leaves `awaited` as it is: wait_until may already sleep on a pending task.
bool task::leave_pending(std::uint32_t next) noexcept {
  std::uint32_t seen = stage_.load(std::memory_order_relaxed);
  while ((seen & ~awaited) == pending_stage)
    if (stage_.compare_exchange_weak(seen, next | (seen & awaited), std::memory_order_acquire,
                                     std::memory_order_relaxed))
      return true;
  return false;
}

// Releases the result: whoever sees the stage in stage() (acquire) sees the result. Sequentially
// consistent, since watch writes watchers_ and reads the stage: one of the two sees the other.
void task::finish(std::uint32_t stage) noexcept {
  if ((stage_.exchange(stage, std::memory_order_seq_cst) & awaited) != 0)
    futex_wake_all(stage_);
  if (watch_list *const list = watchers_.load(std::memory_order_seq_cst))
    list->tell_all(*this);
}

bool task::watch(watcher &who) {
  watch_list *list = watchers_.load(std::memory_order_acquire);
  if (list == nullptr) {
    auto made = std::make_unique<watch_list>();
    if (watchers_.compare_exchange_strong(list, made.get(), std::memory_order_seq_cst))
      list = made.release();
  }
  list->add(who);
  if ((stage_.load(std::memory_order_seq_cst) & ~awaited) < finished_stage)
    return true;
  return !list->remove(who); // not there any more: it has been told
}

void task::unwatch(const watcher &who) noexcept {
  if (watch_list *const list = watchers_.load(std::memory_order_acquire))
    list->remove(who);
}

bool task::run_if_pending() noexcept {
  if (!leave_pending(running_stage))
    return false;
  const inside_crew mark(crew_.load(std::memory_order_relaxed));
  execute();
  finish(finished_stage);
  return true;
}

bool task::cancel_if_pending() noexcept {
  if (!leave_pending(running_stage))
    return false;
  discard();
  finish(cancelled_stage);
  return true;
}

bool task::cancel() noexcept {
  if (cancel_if_pending())
    return true;
  ask_to_stop();
  return false;
}

void task::help_or_wait() noexcept {
  if (is_finished() || run_if_pending())
    return;
  for (unsigned i = 0; i != spins_before_sleep && !is_finished(); ++i)
    spin_once();
  static_cast<void>(wait_until(no_deadline));
}

bool task::wait_until(deadline until) noexcept {
  for (;;) {
    if (is_finished())
      return true;
    if (until != no_deadline && std::chrono::steady_clock::now() >= until)
      return false;
    const std::uint32_t seen = stage_.fetch_or(awaited, std::memory_order_acq_rel);
    if ((seen & ~awaited) < finished_stage)
      futex_wait(stage_, seen | awaited, until);
  }
}

} // namespace poolwise::detail
