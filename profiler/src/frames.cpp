#include "frames.h"

#include <algorithm>
#include <pthread.h>
#include <sys/mman.h>

namespace poolwise::profiler {

namespace {
enum class state : uint8_t { unknown, on, off };
thread_local frames *own = nullptr;
thread_local state own_state = state::unknown;
pthread_key_t at_thread_end;
pthread_once_t once = PTHREAD_ONCE_INIT;
// Measured by the first thread, which is alone.
uint64_t call_ns = 0, own_ns = 0;
} // namespace

frames *frames::started() { return own; }

frames *frames::current() {
  if (own_state == state::unknown) [[unlikely]] {
    own_state = state::off; // also while it is made
    own = make();
    own_state = own ? state::on : state::off;
  }
  return own;
}

frames *frames::make() {
  table *rows = table::take();
  if (!rows)
    return nullptr;
  void *memory = mmap(nullptr, sizeof(frames), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED)
    return nullptr;
  // Without a value for open_, whose pages are only touched when they are used.
  auto *made = new (memory) frames;
  made->rows_ = rows;
  pthread_once(&once, [] {
    pthread_key_create(&at_thread_end, thread_ends);
    pthread_atfork(nullptr, nullptr, child_starts);
  });
  pthread_setspecific(at_thread_end, made);
  made->measure_own_cost();
  return made;
}

void frames::thread_ends(void *self) {
  auto *ended = static_cast<frames *>(self);
  ended->leave_all();
  own = nullptr;
  own_state = state::off; // for destructors that run after this one
  table::give_back(ended->rows_);
  munmap(ended, sizeof(frames));
}

// What was open in the parent is the parent's.
void frames::child_starts() {
  if (own)
    munmap(own, sizeof(frames));
  own = nullptr;
  own_state = state::unknown;
  table::start_new_image();
}

void frames::measure_own_cost() {
  if (call_ns == 0) {
    constexpr int batches = 20, calls = 100;
    static const char nowhere = 0;
    int64_t least = INT64_MAX, least_own = INT64_MAX;
    record_row *row = rows_->row(&nowhere);
    for (int batch = 0; batch < batches; ++batch) {
      row->wall_ns = 0;
      const int64_t start = wall_now();
      for (int i = 0; i < calls; ++i) {
        enter(&nowhere, this);
        leave(&nowhere);
      }
      least = std::min(least, (wall_now() - start) / calls);
      least_own = std::min(least_own, row->wall_ns / calls);
    }
    call_ns = static_cast<uint64_t>(std::max<int64_t>(least, 1));
    own_ns = static_cast<uint64_t>(least_own);
    *row = record_row{.address = row->address};
  }
  rows_->header().call_ns = call_ns;
  rows_->header().own_ns = own_ns;
}

void frames::enter(const void *function, const void *stack) {
  leave_below(stack); // by longjmp
  record_row *row = depth_ < most_frames ? rows_->row(function) : nullptr;
  if (!row)
    return;
  ++row->open;
  frame &f = open_[depth_++];
  f = {row, function, stack, 0, 0, 0, 0, 0, 0};
  f.wall = wall_now();
  f.cpu = clock_.at(f.wall);
}

void frames::leave(const void *function) {
  const int64_t now = wall_now();
  size_t at = depth_;
  while (at > 0 && open_[at - 1].function != function)
    --at;
  // Not found: entered before the recording began.
  if (at > 0)
    while (depth_ >= at)
      pop(now);
}

void frames::leave_below(const void *stack) {
  if (depth_ > 0 && open_[depth_ - 1].stack < stack) [[unlikely]]
    for (const int64_t now = wall_now(); depth_ > 0 && open_[depth_ - 1].stack < stack;)
      pop(now);
}

void frames::leave_all() {
  for (const int64_t now = wall_now(); depth_ > 0;)
    pop(now);
}

void frames::pop(int64_t wall) {
  const frame &f = open_[--depth_];
  record_row &row = *f.row;
  if (--row.open > 0) {
    ++row.inner_calls;
  } else {
    ++row.calls;
    row.wall_ns += wall - f.wall;
    row.cpu_ns += clock_.at(wall) - f.cpu;
    row.io_ns += f.io_ns;
    row.lock_ns += f.lock_ns;
    row.io_calls += f.io_calls;
    row.recorded += f.recorded;
  }
  if (depth_ > 0) {
    frame &caller = open_[depth_ - 1];
    caller.io_ns += f.io_ns;
    caller.lock_ns += f.lock_ns;
    caller.io_calls += f.io_calls;
    caller.recorded += f.recorded + 1;
  }
}

void frames::waited(wait_kind kind, int64_t from, int64_t to) {
  clock_.ask(to);
  if (depth_ == 0)
    return;
  frame &f = open_[depth_ - 1];
  if (kind == wait_kind::io) {
    f.io_ns += to - from;
    ++f.io_calls;
  } else {
    f.lock_ns += to - from;
  }
}

} // namespace poolwise::profiler
