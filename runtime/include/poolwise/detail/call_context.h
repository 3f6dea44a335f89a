// What a call in a worker process has besides its arguments.
//
// Thread safety: used by the thread that runs the call.
// Blocking:      never.
// Exceptions:    stop_token: std::system_error if no thread can be made to listen for the request.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_CALL_CONTEXT_H
#define POOLWISE_DETAIL_CALL_CONTEXT_H

#include <poolwise/serialize.h>

#include <atomic>
#include <cstdint>
#include <stop_token>

namespace poolwise::detail {

class call_context {
public:
  call_context(output_archive &to, std::atomic<std::uint64_t> &progress)
      : reply(to), progress_(progress) {}
  call_context(const call_context &) = delete;
  call_context &operator=(const call_context &) = delete;

  /// Triggered when the pool asks this call to stop.
  virtual std::stop_token stop_token() = 0;
  /// Which element of a chunk is about to run, in case it is the last.
  void begin_element(std::uint64_t index) noexcept {
    progress_.store(index, std::memory_order_relaxed);
  }

  output_archive &reply;

protected:
  ~call_context() = default;

private:
  std::atomic<std::uint64_t> &progress_;
};

/// A call as it stands in a request: reads its arguments, calls, and writes its result.
using remote_entry = void (*)(input_archive &request, call_context &context);

} // namespace poolwise::detail

#endif
