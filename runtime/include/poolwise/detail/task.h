// One submitted function: its life from queued to finished, shared by the pool and the future.
//
//   pending --claim--> running --finish--> finished
//      `----cancel---> cancelled
//
// Whoever wins claim() runs it: a pool thread, or the thread that waits for it. So waiting for a
// task that nobody has started never blocks, which is why nested waiting cannot deadlock.
//
// Thread safety: all members may be called from any thread.
// Blocking:      help_or_wait blocks until the task is finished; wait_until as long as said.
// Exceptions:    none; what the function throws is kept by the derived class.
// Shutdown:      a dropped task becomes cancelled, so waiting for it ends.
#ifndef POOLWISE_DETAIL_TASK_H
#define POOLWISE_DETAIL_TASK_H

#include <poolwise/detail/watcher.h>
#include <poolwise/detail/work.h>

#include <atomic>
#include <chrono>
#include <cstdint>

namespace poolwise::detail {

class task : public work {
public:
  bool is_pending() const noexcept { return stage() == pending_stage; }
  bool is_finished() const noexcept { return stage() >= finished_stage; }
  bool was_cancelled() const noexcept { return stage() == cancelled_stage; }

  /// Runs the function if nobody has started it. False: somebody else has, or it was cancelled.
  bool run_if_pending() noexcept;
  /// Cancels it if nobody has started it. False: too late.
  bool cancel_if_pending() noexcept;
  /// Runs it here if nobody has started it, else waits until it is finished.
  virtual void help_or_wait() noexcept;
  /// Cancels it if nobody has started it; else asks it to stop, and gives false.
  virtual bool cancel() noexcept;
  /// Waits at most until then, without running it. True: it is finished.
  bool wait_until(std::chrono::steady_clock::time_point deadline) noexcept;
  /// Asks a running function that takes a std::stop_token to stop.
  virtual void ask_to_stop() noexcept {}

  /// Has `who` told once it is finished. False: it is, and nobody will be told.
  bool watch(watcher &who);
  /// Afterwards `who` is not told any more.
  void unwatch(const watcher &who) noexcept;

  void keep() noexcept { owners_.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    // The last owner needs no exchange to find out that it is.
    if (owners_.load(std::memory_order_acquire) == 1 ||
        owners_.fetch_sub(1, std::memory_order_acq_rel) == 1)
      delete this;
  }

protected:
  task() : work(kind::task) {}
  /// One that runs elsewhere from the beginning, and has this many owners: finish_elsewhere ends
  /// it.
  explicit task(std::uint32_t owners) : work(kind::task), stage_(running_stage), owners_(owners) {}
  virtual ~task() { delete watchers_.load(std::memory_order_acquire); }

  /// Calls the function, keeps its result or exception, and destroys it.
  virtual void execute() noexcept = 0;
  /// Destroys the function without calling it.
  virtual void discard() noexcept = 0;

  /// For a task that is run elsewhere: nobody here will claim it from now on, and
  /// finish_elsewhere ends it. False: somebody has claimed it.
  bool start_elsewhere() noexcept { return leave_pending(running_stage); }
  void finish_elsewhere(bool as_cancelled) noexcept {
    finish(as_cancelled ? cancelled_stage : finished_stage);
  }

private:
  friend class thread_crew;
  enum : std::uint32_t { pending_stage, running_stage, finished_stage, cancelled_stage };
  static constexpr std::uint32_t awaited = 0x100; // somebody sleeps until the stage changes

  std::uint32_t stage() const noexcept { return stage_.load(std::memory_order_acquire) & ~awaited; }
  bool leave_pending(std::uint32_t next) noexcept;
  void finish(std::uint32_t stage) noexcept;

  std::atomic<std::uint32_t> stage_{pending_stage};
  std::atomic<std::uint32_t> owners_{1};
  std::atomic<watch_list *> watchers_{nullptr}; // made when the first one comes
  // Set while queueing; only for telling "a task of this pool". A continuation may be claimed by
  // its waiter while it is being queued.
  std::atomic<thread_crew *> crew_{nullptr};
};

} // namespace poolwise::detail

#endif
