// The seam between scheduling (process_crew) and where the workers are.
//
// A transport starts workers, says which have come and gone, and lets the pool sleep until one has
// answered. A link carries numbered requests to one worker, which answers them in order.
// local_transport is the one for processes on this machine.
//
// Thread safety: the members of one link are called under the crew's mutex, apart from `reply`,
//                which is called without it, but never while `release` is. Of a transport, wait is
//                called by the manager's thread alone, sleep by one leader at a time, the rest by
//                any thread.
// Blocking:      wait and sleep alone.
// Exceptions:    std::system_error where said.
#ifndef POOLWISE_SRC_TRANSPORT_H
#define POOLWISE_SRC_TRANSPORT_H

#include "channel.h"

#include <poolwise/detail/archive/archive_memory.h>
#include <poolwise/detail/code_address.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <sys/types.h>
#include <vector>

namespace poolwise::detail {

struct link_reply {
  reply_kind kind;
  std::span<const std::byte> bytes;
  std::chrono::nanoseconds ran;
  std::uint64_t resident_bytes; // of the worker; 0: not known
};

/// What a worker is doing with the first request that it has not answered.
struct link_activity {
  bool taken;                                  // it has begun with it
  std::chrono::steady_clock::time_point began; // if taken
  std::uint64_t element;                       // of a chunk
};

class worker_link {
public:
  virtual ~worker_link() = default;
  /// How many requests may be under way.
  virtual std::uint32_t room() const noexcept = 0;
  /// Writes the next request; its number is how many were written before. May throw.
  virtual void post(request_kind kind, code_address function, std::span<const std::byte> bytes) = 0;
  /// Sends all that is written. True: the worker sleeps, and does not see it until it is woken.
  virtual bool publish() noexcept { return false; }
  virtual void wake() noexcept {}
  /// How many requests have been answered. No value if the worker writes nonsense.
  virtual std::optional<std::uint32_t> answered() noexcept = 0;
  /// The answer to an answered request; throws if it is nonsense.
  virtual link_reply reply(std::uint32_t number) = 0;
  /// All answers before this number have been read.
  virtual void release(std::uint32_t number) noexcept = 0;
  /// Takes a request back, if the worker has not begun with it: it is answered with `skipped`.
  virtual bool revoke(std::uint32_t number) noexcept = 0;
  /// Whether it does so, and `activity` tells in time which ones to take back.
  virtual bool gives_back() const noexcept { return false; }
  virtual void ask_to_stop(std::uint32_t number) noexcept = 0;
  virtual link_activity activity(std::uint32_t number) noexcept = 0;
  /// The worker's memory right now; 0: not known.
  virtual std::uint64_t resident_bytes() noexcept { return 0; }
  /// Whether the worker has got as far as to look for requests.
  virtual bool serves() noexcept { return true; }
  /// Ends the worker at once. `exited` follows.
  virtual void kill() noexcept = 0;
  /// The same for one that does not serve, and may not be there at all.
  virtual void give_up() noexcept { kill(); }
  /// Sends a signal to it.
  virtual void signal(int number) noexcept = 0;
};

struct worker_event {
  enum what : std::uint32_t { started, exited };
  what kind = started;
  std::uint32_t worker = 0;
  pid_t pid = 0;  // 0 with `exited`: it could not be started, and status is an errno
  int status = 0; // as waitpid gives it; -1: not known
};

class transport {
public:
  virtual ~transport() = default;
  /// Starts a worker. Requests may be posted at once; the event `started` follows. May throw.
  virtual std::unique_ptr<worker_link> start(std::uint32_t worker) = 0;
  /// What has happened to workers; waits for it, for a reply that the manager listens for, or for
  /// an interruption, at most until then.
  virtual void wait(deadline until, std::vector<worker_event> &events) = 0;
  virtual void interrupt() noexcept = 0;
  /// Memory that workers see, for writing large requests into; null: there is none.
  virtual archive_memory *request_memory() noexcept { return nullptr; }

  /// Grows with each reply of any worker while a spinner listens, and when the leader is woken. Who
  /// listens looks for answers once more before it relies on being told.
  virtual std::uint32_t ticks() const noexcept = 0;
  virtual void listen(listener who) noexcept = 0;
  /// The same for one who looks again within moments_later, whatever happens: replies need not
  /// wake them before a worker has little to do (if there is more for it), or nothing at all.
  virtual void listen_for_a_moment(listener who, bool /*there_is_more*/) noexcept { listen(who); }
  virtual void sleep(std::uint32_t ticks, deadline until) noexcept = 0;
  /// Wakes the leader from its sleep.
  virtual void tick() noexcept = 0;
  /// All workers end.
  virtual void close() noexcept = 0;
};

} // namespace poolwise::detail

#endif
