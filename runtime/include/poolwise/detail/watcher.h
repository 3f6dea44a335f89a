// Who wants to know when a task is finished.
//
// In:  a watcher, handed to task::watch. Out: one call of finished, on the thread that finished the
//      task, after its result can be taken.
//
// Thread safety: watch and unwatch may be called from any thread.
// Blocking:      unwatch waits for a call of finished that is under way.
// Exceptions:    none from finished; task::watch may throw std::bad_alloc.
// Shutdown:      a task that is dropped counts as finished.
#ifndef POOLWISE_DETAIL_WATCHER_H
#define POOLWISE_DETAIL_WATCHER_H

#include <mutex>

namespace poolwise::detail {

class task;

class watcher {
public:
  watcher(const watcher &) = delete;
  watcher &operator=(const watcher &) = delete;
  virtual void finished(task &which) noexcept = 0;

protected:
  /// lasting: it owns itself, may do anything in finished, and is not to be unwatched.
  explicit watcher(bool lasting) noexcept : lasting_(lasting) {}
  ~watcher() = default;

private:
  friend class watch_list;
  watcher *next_ = nullptr;
  const bool lasting_;
};

/// The watchers of one task.
class watch_list {
public:
  void add(watcher &who) noexcept;
  /// False: it is not there, and finished has returned.
  bool remove(const watcher &who) noexcept;
  void tell_all(task &which) noexcept;

private:
  std::mutex mutex_; // held while finished is called, except for lasting ones
  watcher *first_ = nullptr;
};

} // namespace poolwise::detail

#endif
