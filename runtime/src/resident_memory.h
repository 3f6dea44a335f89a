// How much memory a process has.
#ifndef POOLWISE_SRC_RESIDENT_MEMORY_H
#define POOLWISE_SRC_RESIDENT_MEMORY_H

#include <cstdint>

namespace poolwise::detail {

/// By its /proc/.../statm, opened. 0: not known.
std::uint64_t resident_bytes_in(int statm) noexcept;

} // namespace poolwise::detail

#endif
