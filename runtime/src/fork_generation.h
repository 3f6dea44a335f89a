// Tells a process from its fork() children, where the pool's threads do not exist.
#ifndef POOLWISE_SRC_FORK_GENERATION_H
#define POOLWISE_SRC_FORK_GENERATION_H

#include <cstdint>

namespace poolwise::detail {

/// Grows by one with each fork between the process that first asked and this one.
std::uint32_t fork_generation() noexcept;

} // namespace poolwise::detail

#endif
