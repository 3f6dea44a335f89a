#include <poolwise/detail/task_memory.h>

#include <new>
#include <utility>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define POOLWISE_KEEPS_TASK_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define POOLWISE_KEEPS_TASK_MEMORY 0
#endif
#endif
#ifndef POOLWISE_KEEPS_TASK_MEMORY
#define POOLWISE_KEEPS_TASK_MEMORY 1
#endif

namespace poolwise::detail {

namespace {

// All have this size, so that they can stand in for another.
constexpr std::size_t largest_kept = 304;
constexpr std::size_t most_kept = 16'384; // about 5 MiB

struct free_piece {
  free_piece *next;
};

// What a thread has kept. Without a destructor, since tasks may be freed after it: by static
// objects, when the program ends.
struct kept_pieces {
  free_piece *first;
  std::size_t count;
  bool over;
};
thread_local constinit kept_pieces kept{nullptr, 0, false};

struct free_at_end {
  ~free_at_end() {
    kept.over = true;
    while (kept.first != nullptr)
      ::operator delete(std::exchange(kept.first, kept.first->next), largest_kept);
    kept.count = 0;
  }
};

} // namespace

void *take_task_memory(std::size_t size) {
  if (!POOLWISE_KEEPS_TASK_MEMORY || size > largest_kept)
    return ::operator new(size);
  if (kept.first == nullptr)
    return ::operator new(largest_kept);
  --kept.count;
  void *const taken = std::exchange(kept.first, kept.first->next);
  // Thousands of them are in no near cache, so the next one is fetched now.
  for (std::size_t line = 0; line < largest_kept; line += 64)
    __builtin_prefetch(reinterpret_cast<const std::byte *>(kept.first) + line, 1);
  return taken;
}

void give_task_memory(void *at, std::size_t size) noexcept {
  if (!POOLWISE_KEEPS_TASK_MEMORY || size > largest_kept) {
    ::operator delete(at, size);
  } else if (kept.over || kept.count == most_kept) {
    ::operator delete(at, largest_kept);
  } else {
    static thread_local const free_at_end at_end;
    static_cast<void>(at_end);
    kept.first = new (at) free_piece{kept.first};
    ++kept.count;
  }
}

} // namespace poolwise::detail
