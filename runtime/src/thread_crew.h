// The threads of a pool, their queue, and who sleeps; src/README.md explains the protocol.
//
// In:  tasks; loops that the calling thread runs together with the crew; groups of tasks.
// Out: tasks run, loops finished, groups helped.
// Not handled: which chunks a loop hands out (loop.cpp), a task's result (task.cpp), who runs which
// task of a group (group.cpp).
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      post and run do not wait for threads; run waits for those inside its loop.
// Exceptions:    pool_shut_down; a refused thread is not an error.
// Shutdown:      see close.
#ifndef POOLWISE_SRC_THREAD_CREW_H
#define POOLWISE_SRC_THREAD_CREW_H

#include "park.h"
#include "spin_budget.h"
#include "thread_safety.h"
#include "work_queue.h"

#include <poolwise/detail/loop.h>
#include <poolwise/detail/task.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <stop_token>
#include <thread>

namespace poolwise::detail {

class crew_group; // crew_group.h

struct crew_shape {
  const char *name;                   // of the threads, at most 15 characters
  std::size_t most;                   // threads at a time, at least 1
  std::chrono::nanoseconds idle_time; // after which an idle thread goes; max(): it stays
  bool caller_counts;                 // loops use at most `most` threads with the calling one
  bool paced;                         // loops choose their chunks by measured cost
  unsigned spins;                     // before an idle thread sleeps, at most
};

class thread_crew {
public:
  enum class ending { drain, abandon };

  explicit thread_crew(const crew_shape &shape);
  ~thread_crew(); // after close()

  std::size_t most() const noexcept { return shape_.most; }
  std::size_t thread_count() const noexcept { return threads_.load(std::memory_order_relaxed); }
  const std::stop_token &stop_token() const noexcept { return stop_token_; }

  /// Whether this process is a fork() of the one that made the crew: the threads are not here.
  bool inherited() const noexcept;

  /// Queues the task. Takes over one ownership of it, also when it throws pool_shut_down.
  void post(task &item);
  /// Runs the loop to its end, together with threads of the crew.
  outcome run(loop &shared);
  /// Has a thread join the group, unless one has or is about to. False: no new work is taken.
  bool offer(crew_group &shared);
  /// Has one more thread join it, if it may use more.
  void call_another(crew_group &shared) noexcept;
  /// The group is over: no thread joins it any more. Keeps it for the next one, if it has not
  /// become too large.
  void take_back(crew_group &shared, std::size_t bytes) noexcept;
  /// A group that was taken back, or null.
  std::shared_ptr<crew_group> spare_group() noexcept;
  /// Whether a thread that helps a group is wanted elsewhere.
  bool has_other_work() noexcept;
  bool abandoned() const noexcept { return abandoned_.load(std::memory_order_relaxed); }
  /// Whether the current thread is one of the crew, or in the middle of work for it.
  bool is_inside() const noexcept;

  /// No new work; drain: run what is queued; abandon: cancel it. Then waits for the threads, at
  /// most until the deadline, and joins those that have gone. True: all have.
  bool close(ending how, deadline until);
  /// close for the end of the process: threads that still work are let go, and from now on the
  /// calling thread does everything.
  void close_at_exit(deadline until);

private:
  struct member {
    std::thread thread;
    event wake;
    spin_budget spins;
    event has_handle;        // `thread` has been assigned
    member *below = nullptr; // in the idle stack
    bool idle = false;
  };
  using members = std::list<member>;

  // What to do after the mutex has been left.
  struct summons {
    std::array<member *, 2> wake{};
    std::array<members::iterator, 2> start;
    std::size_t to_wake = 0;
    std::size_t to_start = 0;
  };

  enum class next { work, rest, leave };
  void live(members::iterator self) noexcept;
  next work_once(member &self, bool summoned) noexcept;
  bool rest(member &self) noexcept;
  bool leave(members::iterator self) noexcept;

  void share(loop &shared, std::size_t helpers);
  void join_loop(loop &shared) POOLWISE_REQUIRES(mutex_);
  void enqueue(crew_group &shared) noexcept POOLWISE_REQUIRES(mutex_);
  void leave_group(crew_group &shared) noexcept;
  void withdraw(loop &shared) POOLWISE_REQUIRES(mutex_);
  void count_threads() noexcept POOLWISE_REQUIRES(mutex_);
  summons summon(std::size_t limit) noexcept POOLWISE_REQUIRES(mutex_);
  void carry_out(const summons &orders) noexcept;
  void start(members::iterator who) noexcept;
  void drain_without_threads() noexcept;
  task *trim() POOLWISE_REQUIRES(mutex_);
  task *take_task() POOLWISE_REQUIRES(mutex_);
  bool accepts_work() const POOLWISE_REQUIRES(mutex_);
  static void join_all(members &gone) noexcept;

  const crew_shape shape_;
  const bool rehearses_;           // loops run as rehearsal.h tells
  const std::uint32_t generation_; // fork_generation() when made
  std::stop_source stop_source_;
  const std::stop_token stop_token_ = stop_source_.get_token();
  std::atomic<bool> abandoned_{false};
  std::atomic<std::uint32_t> awake_{0}; // idle threads that still spin

  brief_mutex mutex_;
  work_queue queue_ POOLWISE_GUARDED_BY(mutex_);
  std::size_t demand_ POOLWISE_GUARDED_BY(mutex_) = 0;   // threads that the queued work could use
  std::size_t summoned_ POOLWISE_GUARDED_BY(mutex_) = 0; // on their way to the queue
  member *idle_ POOLWISE_GUARDED_BY(mutex_) = nullptr;   // last in, first out
  members working_ POOLWISE_GUARDED_BY(mutex_);          // all threads, idle ones too
  members gone_ POOLWISE_GUARDED_BY(mutex_);             // have left, not joined yet
  std::array<std::shared_ptr<crew_group>, 4> spare_ POOLWISE_GUARDED_BY(mutex_);
  bool closing_ POOLWISE_GUARDED_BY(mutex_) = false;
  bool alone_ POOLWISE_GUARDED_BY(mutex_) = false; // after close_at_exit

  // working_.size(), readable without the mutex and waited for by close; written under the mutex.
  std::atomic<std::uint32_t> threads_{0};
};

} // namespace poolwise::detail

#endif
