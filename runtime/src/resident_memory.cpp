#include "resident_memory.h"

#include <cstdio>
#include <unistd.h>

namespace poolwise::detail {

std::uint64_t resident_bytes_in(int statm) noexcept {
  char text[64];
  const ssize_t got = statm < 0 ? -1 : pread(statm, text, sizeof text - 1, 0);
  if (got <= 0)
    return 0;
  text[got] = 0;
  unsigned long long total = 0;
  unsigned long long resident = 0;
  if (std::sscanf(text, "%llu %llu", &total, &resident) != 2)
    return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

} // namespace poolwise::detail
