// The instrumented functions that a thread is in, and the waiting that is charged to them.
//
// Not handled: stacks that the program switches by itself (fibers).
#pragma once

#include "clocks.h"
#include "table.h"

namespace poolwise::profiler {

enum class wait_kind : uint8_t { io, lock };

class frames {
public:
  // Of the calling thread; null when nothing is recorded here.
  static frames *current();
  // The same, without beginning to record.
  static frames *started();

  void enter(const void *function, const void *stack);
  void leave(const void *function);
  // Of those whose frames lie below: their part of the stack is gone.
  void leave_below(const void *stack);
  void leave_all();

  bool is_empty() const { return depth_ == 0; }
  // The innermost function waited.
  void waited(wait_kind kind, int64_t from, int64_t to);
  // A wait inside a wait is not counted again.
  bool waiting = false;

private:
  struct frame {
    record_row *row;
    const void *function;
    const void *stack; // where its frame is; what it calls lies lower
    int64_t wall, cpu; // at its start
    int64_t io_ns, lock_ns;
    uint64_t io_calls, recorded;
  };
  static constexpr size_t most_frames = 1 << 16;

  static frames *make();
  static void thread_ends(void *self);
  static void child_starts();
  void measure_own_cost();
  void pop(int64_t wall);

  table *rows_ = nullptr;
  size_t depth_ = 0;
  thread_clock clock_;
  frame open_[most_frames];
};

} // namespace poolwise::profiler
