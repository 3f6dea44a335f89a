// What a crew's threads see of a group: joining it, helping, leaving.
//
// The thread that made the group owns a deque; what it runs goes there, and comes from there when
// it waits. Threads of the crew steal. What other threads run, tasks of the group for instance,
// goes into a list under a mutex. src/README.md explains when threads come and go.
//
// Thread safety: see each part.
// Blocking:      help sleeps for 100 us at a time while there is nothing to do.
// Exceptions:    see detail/group.h.
// Shutdown:      help returns when the crew closes and there is nothing left.
#ifndef POOLWISE_SRC_CREW_GROUP_H
#define POOLWISE_SRC_CREW_GROUP_H

#include "steal_deque.h"
#include "thread_crew.h"

#include <poolwise/detail/group.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <vector>

namespace poolwise::detail {

class crew_group final : public group, public std::enable_shared_from_this<crew_group> {
public:
  explicit crew_group(thread_crew &crew) : crew_(crew) {}

  /// For the calling thread. A group is used again, since its memory is warm.
  void open(std::shared_ptr<thread_crew> crew) noexcept;

  /// On a thread of the crew that has joined: runs tasks until there have been none for a while.
  void help() noexcept;
  bool has_work() const noexcept;

  // The owner, and whoever runs tasks by group::run.
  group_task &begin();
  void give_back(group_task &unused) noexcept;
  void post(group_task &made);
  void run_all() noexcept;
  void wait();
  void cancel() noexcept { skip_.store(true, std::memory_order_relaxed); }
  void close() noexcept;

private:
  friend class thread_crew;

  bool is_owner() const noexcept;
  bool run_one() noexcept;
  bool run_stolen() noexcept;
  bool run_listed() noexcept;
  void perform(group_task &one) noexcept;
  bool all_done() const noexcept;
  void tell_waiting() noexcept;

  thread_crew &crew_;
  std::shared_ptr<thread_crew> kept_crew_; // while the group is open
  const void *owner_ = nullptr;            // see is_owner

  steal_deque<group_task> deque_;
  group_task *free_ = nullptr; // the owner's
  std::vector<std::unique_ptr<group_task[]>> blocks_;

  alignas(64) std::atomic<group_task *> returned_{nullptr}; // by thieves, to the owner
  std::atomic<std::int64_t> stolen_done_{0};
  std::atomic<std::uint32_t> changes_{0}; // counts by twos; odd: somebody sleeps

  std::mutex list_mutex_;
  group_task *list_ = nullptr;                // guarded by list_mutex_
  std::atomic<std::size_t> listed_{0};        // in the list
  std::atomic<std::size_t> listed_undone_{0}; // in the list, or being run

  std::atomic<bool> skip_{false}; // leave out what has not begun
  std::atomic<bool> skipped_{false};
  std::atomic<bool> over_{false}; // close() was called
  std::mutex error_mutex_;
  std::exception_ptr error_;

  std::atomic<bool> helped_{false}; // queued or joined; written under the crew's mutex
  std::size_t inside_ = 0;          // threads that have joined; guarded by the crew's mutex
};

} // namespace poolwise::detail

#endif
