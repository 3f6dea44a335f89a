// The queue of a pool: a list through the work itself, first in, first out.
//
// Thread safety: none of its own; the pool's mutex guards it.
#ifndef POOLWISE_SRC_WORK_QUEUE_H
#define POOLWISE_SRC_WORK_QUEUE_H

#include <poolwise/detail/work.h>

namespace poolwise::detail {

class work_queue {
public:
  bool empty() const noexcept { return first_ == nullptr; }
  work *front() const noexcept { return first_; }
  static work *after(const work &item) noexcept { return item.next_; }
  static bool holds(const work &item) noexcept { return item.queued_; }

  void push(work &item) noexcept {
    item.previous_ = last_;
    item.next_ = nullptr;
    item.queued_ = true;
    (last_ != nullptr ? last_->next_ : first_) = &item;
    last_ = &item;
  }

  void remove(work &item) noexcept {
    (item.previous_ != nullptr ? item.previous_->next_ : first_) = item.next_;
    (item.next_ != nullptr ? item.next_->previous_ : last_) = item.previous_;
    item.queued_ = false;
  }

private:
  work *first_ = nullptr;
  work *last_ = nullptr;
};

} // namespace poolwise::detail

#endif
