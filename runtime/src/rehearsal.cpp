// Elements last one first; for ThreadSanitizer in fibers. See rehearsal.h.
#include "rehearsal.h"

#include <cstdlib>
#include <string_view>

#if defined(__SANITIZE_THREAD__)
#define POOLWISE_FIBERS 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define POOLWISE_FIBERS 1
#endif
#endif

#ifdef POOLWISE_FIBERS
#include <cstdint>
#include <new>
#include <sanitizer/tsan_interface.h>
#include <sys/mman.h>
#include <ucontext.h>
#endif

namespace poolwise::detail {

bool wants_rehearsal() noexcept {
  const char *const text = std::getenv("POOLWISE_REHEARSE");
  return text != nullptr && std::string_view(text) == "1";
}

#ifndef POOLWISE_FIBERS

void rehearse(std::size_t count, const rehearsed &what) {
  while (count-- != 0)
    what.element(what.of, count);
}

#else

// All that follows must be invisible to ThreadSanitizer: it belongs to several fibers at once, and
// a function that one fiber enters must not be left by another.
#ifdef __clang__
#define POOLWISE_UNSEEN __attribute__((disable_sanitizer_instrumentation))
#else
#define POOLWISE_UNSEEN __attribute__((no_sanitize_thread))
#endif

namespace {

constexpr std::size_t stack_size = std::size_t{8} << 20; // as a main thread's; touched as needed
constexpr std::size_t most_fibers = 4;                   // of one loop: neighbours never share one

// A stack, and what ThreadSanitizer takes for a thread. Kept for the next loop when one is over.
struct fiber {
  void *seen;
  void *seen_caller;
  ucontext_t inside, outside;
  void *stack;
  const rehearsed *what;
  std::size_t number;
  fiber *next_spare;
};

fiber *spare = nullptr;
bool spare_is_locked = false;

POOLWISE_UNSEEN void lock_spare() {
  while (__atomic_exchange_n(&spare_is_locked, true, __ATOMIC_ACQUIRE)) {
  }
}

POOLWISE_UNSEEN void unlock_spare() { __atomic_store_n(&spare_is_locked, false, __ATOMIC_RELEASE); }

POOLWISE_UNSEEN fiber *make_fiber() {
  lock_spare();
  fiber *const known = spare;
  if (known != nullptr)
    spare = known->next_spare;
  unlock_spare();
  if (known != nullptr)
    return known;
  void *const stack = mmap(nullptr, stack_size, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  auto *const made = static_cast<fiber *>(std::malloc(sizeof(fiber)));
  if (stack == MAP_FAILED || made == nullptr)
    throw std::bad_alloc();
  made->stack = stack;
  made->seen = __tsan_create_fiber(0);
  return made;
}

POOLWISE_UNSEEN void keep_fiber(fiber *one) {
  lock_spare();
  one->next_spare = spare;
  spare = one;
  unlock_spare();
}

POOLWISE_UNSEEN void begin(unsigned low, unsigned high) {
  auto *const self =
      reinterpret_cast<fiber *>(std::uintptr_t{low} | std::uintptr_t{high} << 16 << 16);
  self->what->element(self->what->of, self->number);
  __tsan_switch_to_fiber(self->seen_caller, __tsan_switch_to_fiber_no_sync);
}

// `after`: 0 if the element comes after all that the caller has done, no_sync if not even that.
POOLWISE_UNSEEN void run_in(fiber *one, const rehearsed &what, std::size_t number, unsigned after) {
  one->what = &what;
  one->number = number;
  one->seen_caller = __tsan_get_current_fiber();
  getcontext(&one->inside);
  one->inside.uc_stack.ss_sp = one->stack;
  one->inside.uc_stack.ss_size = stack_size;
  one->inside.uc_link = &one->outside;
  const auto address = reinterpret_cast<std::uintptr_t>(one);
  makecontext(&one->inside, reinterpret_cast<void (*)()>(begin), 2, static_cast<unsigned>(address),
              static_cast<unsigned>(address >> 16 >> 16));
  __tsan_switch_to_fiber(one->seen, after);
  swapcontext(&one->outside, &one->inside);
}

// What the caller does from now on comes after all that the fiber has done.
POOLWISE_UNSEEN void join(fiber *one) {
  void *const caller = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(one->seen, __tsan_switch_to_fiber_no_sync);
  __tsan_switch_to_fiber(caller, 0);
}

} // namespace

POOLWISE_UNSEEN void rehearse(std::size_t count, const rehearsed &what) {
  fiber *fibers[most_fibers];
  const std::size_t used = count < most_fibers ? count : most_fibers;
  for (std::size_t i = 0; i != used; ++i)
    fibers[i] = make_fiber();
  for (std::size_t left = count; left-- != 0;)
    run_in(fibers[left % used], what, left,
           count - left <= used ? 0 : __tsan_switch_to_fiber_no_sync);
  for (std::size_t i = 0; i != used; ++i) {
    join(fibers[i]);
    keep_fiber(fibers[i]);
  }
}

#endif

} // namespace poolwise::detail
