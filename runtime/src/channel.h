// The memory that a pool and one of its workers share; src/README.md explains the protocol.
//
//   control file   the counters, the slots, their annexes
//   reply file     the bulk area for replies
//   request file   one for all workers of a pool: the area for large requests
//   bell page      one for all workers of a pool: what wakes the pool
//
// A request goes into the slot of its number, and so does its reply: a worker answers in order.
// What is small lies in the slot, which is one line of memory; what is larger in the slot's annex,
// and what does not fit there in the bulk area.
// Each word has one writer, apart from `state`, `wanted` and `sleeping`, which are exchanged.
// There are no locks, so a worker may die at any point.
#ifndef POOLWISE_SRC_CHANNEL_H
#define POOLWISE_SRC_CHANNEL_H

#include "owned_fd.h"
#include "park.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace poolwise::detail {

inline constexpr std::uint32_t slots_of_channel = 256; // a power of 2: numbers wrap around
/// How far ahead slots are fetched from the other side's core: as long as that takes. The pool has
/// less to do for each.
inline constexpr std::uint32_t slots_ahead = 4;
inline constexpr std::uint32_t slots_ahead_in_pool = 10;
/// Of two requests' numbers.
constexpr bool comes_before(std::uint32_t number, std::uint32_t other) noexcept {
  return static_cast<std::int32_t>(number - other) < 0;
}

enum class request_kind : std::uint8_t { call, learn_module };
enum class reply_kind : std::uint8_t { value, exception, skipped };
enum class slot_state : std::uint32_t { posted, taken, revoked };
enum class payload_place : std::uint8_t { slot, annex, bulk };

struct bulk_place {
  std::uint64_t at; // in the bulk area
  std::uint64_t size;
};

struct alignas(64) channel_slot {
  std::atomic<slot_state> state;
  std::atomic<std::uint32_t> stop; // not 0: the task is asked to stop; slept on
  std::uint64_t offset;            // the function, as code_address
  std::uint32_t module;
  float ran_ns; // how long the call took
  request_kind kind;
  reply_kind outcome;
  payload_place place;              // of the request, then of the reply
  std::uint16_t size;               // likewise, unless in the bulk area
  alignas(8) std::byte payload[32]; // likewise; or a bulk_place
};
static_assert(sizeof(channel_slot) == 64);
using slot_annex = std::array<std::byte, 960>;

struct channel_control {
  alignas(64) std::atomic<std::uint32_t> posted;   // by the pool
  std::atomic<std::uint32_t> consumed;             // by the pool: replies that it has read
  alignas(64) std::atomic<std::uint32_t> finished; // by the worker
  alignas(64) std::atomic<std::uint32_t> sleeping; // 1: the worker sleeps on this word
  alignas(64) std::atomic<std::uint64_t> resident; // by the worker: its memory lately
  std::atomic<std::uint32_t> serving;              // by the worker: 1 from when it serves
  // By the worker, of the task that it is running.
  alignas(64) std::atomic<std::int64_t> started_ns; // steady_clock, before `state` becomes taken
  std::atomic<std::uint64_t> progress;              // which element of a chunk
  channel_slot slots[slots_of_channel];
  slot_annex annexes[slots_of_channel];

  channel_slot &slot(std::uint32_t number) { return slots[number % slots_of_channel]; }
  slot_annex &annex(std::uint32_t number) { return annexes[number % slots_of_channel]; }
};

/// Copies the bytes into the slot of that number or its annex. False: they do not fit.
bool put_payload(channel_control &control, std::uint32_t number, std::span<const std::byte> bytes);
/// Where the payload lies, unless in the bulk area. Throws std::out_of_range for nonsense.
std::span<const std::byte> payload_of(channel_control &control, std::uint32_t number);
/// That of a payload in the bulk area.
void put_bulk_place(channel_slot &slot, bulk_place where);
bulk_place bulk_place_of(const channel_slot &slot);

/// Who is to hear when a worker has finished something; a spinner looks by itself.
enum class listener : std::uint32_t { nobody, spinner, manager, leader };
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
  alignas(64) std::atomic<std::uint32_t> ticks;      // the leader spins and sleeps on it
  alignas(64) std::atomic<std::uint32_t> wanted;     // a wanted_ring
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
  mapping(int fd, std::size_t size, std::uint64_t from = 0, bool to_write = true);
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
