// A thread's rows, in a file that is mapped.
#pragma once

#include <poolwise/profiler/record.h>

namespace poolwise::profiler {

class table {
public:
  // Of this image; null if POOLWISE_PROFILE_DIR is not set or cannot be written. Tables of threads
  // that ended are handed on.
  static table *take();
  static void give_back(table *rows);
  // This process is a copy of another, whose rows are not its own.
  static void start_new_image();
  static bool wanted();

  // Null when the table is full.
  record_row *row(const void *function);
  record_header &header() { return header_; }

private:
  record_header header_;
  record_row rows_[table_rows];
};

// Copies /proc/self/maps beside the tables.
void write_maps();

} // namespace poolwise::profiler
