// One piece of work for a worker process: a request, and what becomes of it.
//
// Its life: queued in the pool, sent to a worker, and then, once, arrived (the worker has
// answered) or failed (it will not). If a worker dies, what it had not begun is queued again.
//
// Thread safety: arrived, failed and let_go are called once, by any thread that serves the pool,
//                one after the other; let_go last.
// Blocking:      never, apart from what reading a result does.
// Exceptions:    none.
// Shutdown:      fails with cancelled, or is finished first; see process_pool.
#ifndef POOLWISE_DETAIL_REMOTE_JOB_H
#define POOLWISE_DETAIL_REMOTE_JOB_H

#include <poolwise/detail/code_address.h>
#include <poolwise/detail/request_bytes.h>
#include <poolwise/process_options.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>
#include <string>

namespace poolwise::detail {

class process_crew; // src/process_crew.h

struct remote_reply {
  bool threw;                       // the bytes are an exception
  std::span<const std::byte> bytes; // until `arrived` returns
  std::chrono::nanoseconds ran;
};

class remote_job {
public:
  remote_job(const remote_job &) = delete;
  remote_job &operator=(const remote_job &) = delete;

  virtual void arrived(const remote_reply &reply) noexcept = 0;
  virtual void failed(std::exception_ptr why) noexcept = 0;
  /// The pool is done with it. The job may be gone afterwards.
  virtual void let_go() noexcept = 0;
  /// For messages; the element that was running counts from the job's first.
  virtual std::string name(std::uint64_t element) const = 0;
  /// Whether it can be asked to stop.
  virtual bool listens_to_stop() const noexcept { return false; }

protected:
  remote_job() = default;
  ~remote_job() = default;

public:
  // Set before posting.
  code_address function;
  request_bytes request;
  task_limits limits;

private:
  friend class process_crew;
  friend class job_queue;
  enum class place : unsigned char { nowhere, queued, sent, over };
  enum class fate : unsigned char { open, cancelled, late, large };

  /// A loop posts the same job again, for other elements.
  void begin() noexcept {
    fate_ = fate::open;
    deaths_ = 0;
    kill_at_ = std::chrono::steady_clock::time_point::max();
  }

  // Guarded by the crew's mutex.
  remote_job *next_ = nullptr;
  remote_job *previous_ = nullptr;
  place place_ = place::nowhere;
  fate fate_ = fate::open;
  unsigned deaths_ = 0;
  std::uint32_t worker_ = 0; // that it was sent to, under that number
  std::uint32_t number_ = 0;
  std::chrono::steady_clock::time_point kill_at_ = std::chrono::steady_clock::time_point::max();
};

/// Something that a thread waits for while it serves the pool.
class awaited {
public:
  virtual bool over() noexcept = 0;
  /// Sleeps until it is over, or for a while; somebody else serves the pool.
  virtual void sleep() noexcept = 0;

protected:
  ~awaited() = default;
};

} // namespace poolwise::detail

#endif
