// What the recorder leaves behind, and `poolwise profile` reads.
//
// In POOLWISE_PROFILE_DIR, for each image (a process since its start, its fork or its exec):
//   IMAGE.maps    a copy of /proc/self/maps, to find the file behind an address
//   IMAGE-N.rows  one for each thread at a time: a header, then a hash table of rows
// The files are mapped while they grow, so that nothing is lost however the process ends.
#pragma once

#include <cstdint>

namespace poolwise::profiler {

struct record_header {
  char magic[8] = {'p', 'o', 'o', 'l', 'r', 'e', 'c', '1'};
  uint64_t rows = 0; // of the table behind, empty ones included
  // What recording itself costs: of an instrumented call, to its callers, and the part of that
  // which the call takes for its own time.
  uint64_t call_ns = 0;
  uint64_t own_ns = 0;
};

// One function. Times are those of its outermost calls: what it calls is included, and a call
// inside a call of itself counts once.
struct record_row {
  uint64_t address = 0; // 0: empty
  uint64_t calls = 0;
  uint64_t inner_calls = 0; // of itself, inside a call of itself
  int64_t wall_ns = 0;
  int64_t cpu_ns = 0;  // of this thread
  int64_t io_ns = 0;   // wall time inside calls that do I/O, sleep or wait for a process
  int64_t lock_ns = 0; // wall time waiting for locks and threads
  uint64_t io_calls = 0;
  uint64_t recorded = 0; // instrumented calls below it
  uint64_t open = 0;     // calls that have not returned
};

inline constexpr uint64_t table_rows = 1 << 15;

} // namespace poolwise::profiler
