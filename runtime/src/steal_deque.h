// The deque of a group: its owner puts in and takes out at one end, other threads take at the other
// (D. Chase, Y. Lev: Dynamic Circular Work-Stealing Deque, 2005), in sequentially consistent form
// without fences, so that the thread sanitizer sees all of it.
//
// In:  pointers. Out: each of them once, to the owner or to one thief.
// Not handled: who the owner is, and when what was stolen is done; group.cpp knows.
//
// Thread safety: push and pop by one thread at a time (the owner), the rest by any.
// Blocking:      never.
// Exceptions:    push may throw std::bad_alloc; then nothing was put in.
// Shutdown:      nothing.
#ifndef POOLWISE_SRC_STEAL_DEQUE_H
#define POOLWISE_SRC_STEAL_DEQUE_H

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace poolwise::detail {

template <class T> class steal_deque {
public:
  steal_deque() { grow(0, 0); }

  void push(T *item) {
    const std::int64_t bottom = bottom_.load(std::memory_order_relaxed);
    if (bottom - known_top_ == capacity_) {
      known_top_ = top_.load(std::memory_order_acquire);
      if (bottom - known_top_ == capacity_)
        grow(known_top_, bottom);
    }
    owners_->at(bottom).store(item, std::memory_order_relaxed);
    bottom_.store(bottom + 1, std::memory_order_seq_cst); // whoever sees it sees the item
  }

  /// The newest, or null.
  T *pop() noexcept {
    const std::int64_t last = bottom_.load(std::memory_order_relaxed) - 1;
    if (last < known_top_)
      return nullptr;
    bottom_.store(last, std::memory_order_seq_cst); // thieves see it, or we see what they took
    std::int64_t top = top_.load(std::memory_order_seq_cst);
    known_top_ = top;
    if (top < last)
      return owners_->at(last).load(std::memory_order_relaxed);
    bottom_.store(last + 1, std::memory_order_release);
    if (top > last) // all the rest was stolen
      return nullptr;
    T *const item = owners_->at(last).load(std::memory_order_relaxed);
    known_top_ = last + 1; // whoever wins
    if (!top_.compare_exchange_strong(top, last + 1, std::memory_order_seq_cst))
      return nullptr;
    taken_at_top_.store(taken_at_top_.load(std::memory_order_relaxed) + 1,
                        std::memory_order_relaxed);
    return item;
  }

  /// The oldest, or null. May also fail because another thread took one in that moment.
  T *steal() noexcept {
    std::int64_t top = top_.load(std::memory_order_seq_cst);
    if (top >= bottom_.load(std::memory_order_seq_cst))
      return nullptr;
    T *const item = ring_.load(std::memory_order_acquire)->at(top).load(std::memory_order_relaxed);
    return top_.compare_exchange_strong(top, top + 1, std::memory_order_seq_cst) ? item : nullptr;
  }

  bool empty() const noexcept {
    return top_.load(std::memory_order_seq_cst) >= bottom_.load(std::memory_order_seq_cst);
  }
  /// How many have been put in so far, less those that were popped: it stands still while the owner
  /// does something else.
  std::int64_t owners_end() const noexcept { return bottom_.load(std::memory_order_relaxed); }
  /// How many have been stolen so far.
  std::int64_t stolen() const noexcept {
    return top_.load(std::memory_order_acquire) - taken_at_top_.load(std::memory_order_relaxed);
  }

private:
  struct ring {
    explicit ring(std::int64_t size)
        : slots(std::make_unique<std::atomic<T *>[]>(static_cast<std::size_t>(size))),
          mask(size - 1) {}
    std::atomic<T *> &at(std::int64_t index) const noexcept {
      return slots[static_cast<std::size_t>(index & mask)];
    }
    const std::unique_ptr<std::atomic<T *>[]> slots;
    const std::int64_t mask;
  };

  // The old ring stays, since a thief may be reading it.
  void grow(std::int64_t first, std::int64_t last) {
    const std::int64_t size = capacity_ == 0 ? 64 : 2 * capacity_;
    auto larger = std::make_unique<ring>(size);
    for (std::int64_t i = first; i != last; ++i)
      larger->at(i).store(owners_->at(i).load(std::memory_order_relaxed),
                          std::memory_order_relaxed);
    rings_.push_back(std::move(larger));
    owners_ = rings_.back().get();
    ring_.store(owners_, std::memory_order_release);
    capacity_ = size;
  }

  alignas(64) std::atomic<std::int64_t> top_{0};
  alignas(64) std::atomic<std::int64_t> bottom_{0};
  std::atomic<std::int64_t> taken_at_top_{0}; // by pop
  std::int64_t known_top_ = 0;                // top_ is at least this
  std::int64_t capacity_ = 0;
  ring *owners_ = nullptr;
  std::vector<std::unique_ptr<ring>> rings_;
  alignas(64) std::atomic<ring *> ring_{nullptr};
};

} // namespace poolwise::detail

#endif
