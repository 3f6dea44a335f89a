// What a call in a worker process has besides its arguments.
//
// Thread safety: used by the thread that runs the call.
// Blocking:      never.
// Exceptions:    stop_token: std::system_error if no thread can be made to listen for the request.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_CALL_CONTEXT_H
#define POOLWISE_DETAIL_CALL_CONTEXT_H

#include <poolwise/serialize.h>

#include <cstdint>
#include <stop_token>

namespace poolwise::detail {

class call_context {
public:
  explicit call_context(output_archive &to) : reply(to) {}
  call_context(const call_context &) = delete;
  call_context &operator=(const call_context &) = delete;

  /// Triggered when the pool asks this call to stop.
  virtual std::stop_token stop_token() = 0;
  /// Which element of a chunk is about to run, in case it is the last.
  virtual void begin_element(std::uint64_t index) noexcept = 0;

  output_archive &reply;

protected:
  ~call_context() = default;
};

/// A call as it stands in a request: reads its arguments, calls, and writes its result.
using remote_entry = void (*)(input_archive &request, call_context &context);

} // namespace poolwise::detail

#endif
