// The memory that a pool and one of its workers share; src/README.md explains the protocol.
//
//   control file   the counters, the slots, and behind them the bulk area for requests
//   reply file     the bulk area for replies
//   bell page      one for all workers of a pool: what wakes the pool
//
// A request goes into the slot of its number, and so does its reply: a worker answers in order.
// Each word has one writer, apart from `state`, `wanted` and `sleeping`, which are exchanged.
// There are no locks, so a worker may die at any point.
#ifndef POOLWISE_SRC_CHANNEL_H
#define POOLWISE_SRC_CHANNEL_H

#include "owned_fd.h"
#include "park.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace poolwise::detail {

inline constexpr std::uint32_t slots_of_channel = 256; // a power of 2: numbers wrap around
inline constexpr std::uint64_t in_the_slot = ~std::uint64_t{0};

enum class request_kind : std::uint32_t { call, learn_module };
enum class reply_kind : std::uint32_t { value, exception, skipped };
enum class slot_state : std::uint32_t { posted, taken, revoked };

struct alignas(64) channel_slot {
  std::atomic<slot_state> state;
  std::atomic<std::uint32_t> stop;      // not 0: the task is asked to stop; slept on
  std::atomic<std::uint64_t> progress;  // which element of a chunk is running
  std::atomic<std::int64_t> started_ns; // steady_clock, written before `state` becomes taken
  request_kind kind;
  reply_kind outcome;
  std::uint32_t module; // the function, as code_address
  std::uint64_t offset;
  std::uint64_t request_at; // in the bulk area, or in_the_slot
  std::uint64_t request_size;
  std::uint64_t reply_at;
  std::uint64_t reply_size;
  std::uint64_t ran_ns;
  std::uint64_t resident_bytes; // of the worker
  std::byte inline_space[928];  // the request, then the reply
};
static_assert(sizeof(channel_slot) == 1024);

struct channel_control {
  alignas(64) std::atomic<std::uint32_t> posted;   // by the pool
  std::atomic<std::uint32_t> consumed;             // by the pool: replies that it has read
  alignas(64) std::atomic<std::uint32_t> finished; // by the worker
  alignas(64) std::atomic<std::uint32_t> sleeping; // 1: the worker sleeps on this word
  channel_slot slots[slots_of_channel];

  channel_slot &slot(std::uint32_t number) { return slots[number % slots_of_channel]; }
};

/// Who is to be woken when a worker has finished something.
enum class listener : std::uint32_t { nobody, manager, leader };
/// When. Later than at once only for those who look by themselves within moments_later.
enum class urgency : std::uint32_t { at_once, when_little_is_left, before_it_sleeps };
inline constexpr std::chrono::microseconds moments_later{100};
/// As many requests are more than a little.
inline constexpr std::uint32_t enough_to_do = 16;

struct wanted_ring {
  listener who;
  urgency when;
};
constexpr std::uint32_t as_word(wanted_ring ring) noexcept {
  return static_cast<std::uint32_t>(ring.who) | static_cast<std::uint32_t>(ring.when) << 8;
}
constexpr wanted_ring as_ring(std::uint32_t word) noexcept {
  return {static_cast<listener>(word & 0xff), static_cast<urgency>(word >> 8)};
}

struct bell_page {
  alignas(64) std::atomic<std::uint32_t> ticks;  // grows with each reply; the leader sleeps on it
  alignas(64) std::atomic<std::uint32_t> wanted; // a wanted_ring
  alignas(64) std::atomic<std::uint32_t> spin_limit; // how long workers may spin for more
};

/// As in park.h, for words that several processes see.
void shared_futex_wait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                       deadline until = no_deadline) noexcept;
void shared_futex_wake(const std::atomic<std::uint32_t> &word) noexcept;

/// A file mapped into memory.
class mapping {
public:
  mapping() noexcept = default;
  mapping(int fd, std::size_t size);
  mapping(mapping &&other) noexcept
      : at_(std::exchange(other.at_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  mapping &operator=(mapping &&other) noexcept {
    std::swap(at_, other.at_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~mapping();
  std::byte *data() const noexcept { return at_; }
  std::size_t size() const noexcept { return size_; }
  void resize(std::size_t size);

private:
  std::byte *at_ = nullptr;
  std::size_t size_ = 0;
};

/// Grows a file; throws std::system_error.
void set_file_size(int fd, std::size_t size);
std::size_t file_size(int fd);

} // namespace poolwise::detail

#endif
