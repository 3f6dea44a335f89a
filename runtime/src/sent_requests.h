// What one worker has been sent and whose answer has not been read, in order: a ring, since items
// come at one end and go at the other for each task.
//
// Thread safety: none of its own; the crew's mutex guards it.
#ifndef POOLWISE_SRC_SENT_REQUESTS_H
#define POOLWISE_SRC_SENT_REQUESTS_H

#include <poolwise/detail/remote_job.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace poolwise::detail {

struct sent_item {
  enum what : std::uint32_t { task, initializer, module };
  remote_job *job; // null: taken back, or none
  what kind;
};

class sent_requests {
public:
  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }
  /// The one that many places behind the first.
  sent_item &operator[](std::size_t i) noexcept { return ring_[place(i)]; }
  const sent_item &operator[](std::size_t i) const noexcept { return ring_[place(i)]; }

  void push_back(sent_item item) {
    if (size_ == ring_.size())
      grow();
    ring_[place(size_)] = item;
    ++size_;
  }
  void drop_front(std::size_t count) noexcept {
    first_ = place(count);
    size_ -= count;
  }

private:
  std::size_t place(std::size_t i) const noexcept { return (first_ + i) & (ring_.size() - 1); }
  void grow() {
    std::vector<sent_item> larger(2 * ring_.size());
    for (std::size_t i = 0; i != size_; ++i)
      larger[i] = (*this)[i];
    ring_.swap(larger);
    first_ = 0;
  }

  std::vector<sent_item> ring_ = std::vector<sent_item>(8); // a power of 2
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

} // namespace poolwise::detail

#endif
