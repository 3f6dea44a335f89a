// What stands in a pool's queue: single tasks, and loops and groups that several threads may join.
//
// The queue is intrusive, so queueing allocates nothing; the links belong to the pool's mutex.
//
// Thread safety: the links are the pool's alone.
// Blocking, Exceptions, Shutdown: nothing of its own.
#ifndef POOLWISE_DETAIL_WORK_H
#define POOLWISE_DETAIL_WORK_H

namespace poolwise::detail {

class thread_crew; // src/thread_crew.h

class work {
public:
  work(const work &) = delete;
  work &operator=(const work &) = delete;

protected:
  enum class kind : unsigned char { task, loop, group };
  explicit work(kind what) : kind_(what) {}
  ~work() = default;

private:
  friend class work_queue;
  friend class thread_crew;
  work *previous_ = nullptr;
  work *next_ = nullptr;
  kind kind_;
  bool queued_ = false;
};

} // namespace poolwise::detail

#endif
