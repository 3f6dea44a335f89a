#include "fork_generation.h"

#include <atomic>
#include <pthread.h>

namespace poolwise::detail {

namespace {
std::atomic<std::uint32_t> generation{0};
} // namespace

std::uint32_t fork_generation() noexcept {
  // An atomic increment is all that the handler does: others' locks may be held in the child.
  static const int registered =
      pthread_atfork(nullptr, nullptr, [] { generation.fetch_add(1, std::memory_order_relaxed); });
  static_cast<void>(registered);
  return generation.load(std::memory_order_relaxed);
}

} // namespace poolwise::detail
