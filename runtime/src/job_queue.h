// The jobs of a pool of processes that no worker has: a list through the jobs, first in, first out.
//
// Thread safety: none of its own; the crew's mutex guards it.
#ifndef POOLWISE_SRC_JOB_QUEUE_H
#define POOLWISE_SRC_JOB_QUEUE_H

#include <poolwise/detail/remote_job.h>

namespace poolwise::detail {

class job_queue {
public:
  bool empty() const noexcept { return first_ == nullptr; }
  std::size_t size() const noexcept { return size_; }

  void push(remote_job &job) noexcept { insert(job, last_, nullptr); }
  void push_front(remote_job &job) noexcept { insert(job, nullptr, first_); }
  remote_job &pop() noexcept {
    remote_job &job = *first_;
    remove(job);
    return job;
  }
  void remove(remote_job &job) noexcept {
    (job.previous_ != nullptr ? job.previous_->next_ : first_) = job.next_;
    (job.next_ != nullptr ? job.next_->previous_ : last_) = job.previous_;
    job.place_ = remote_job::place::nowhere;
    --size_;
  }

private:
  void insert(remote_job &job, remote_job *before, remote_job *after) noexcept {
    job.previous_ = before;
    job.next_ = after;
    (before != nullptr ? before->next_ : first_) = &job;
    (after != nullptr ? after->previous_ : last_) = &job;
    job.place_ = remote_job::place::queued;
    ++size_;
  }

  remote_job *first_ = nullptr;
  remote_job *last_ = nullptr;
  std::size_t size_ = 0;
};

} // namespace poolwise::detail

#endif
