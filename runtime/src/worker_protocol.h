// What the pool, its fork server and the workers say to each other when processes come and go.
//
// The fork server gets requests over its socket, with descriptors for `start`, and answers with
// worker_event. Images that were started for this purpose know it by the environment variable
// POOLWISE_START, and have their descriptors at fixed numbers.
#ifndef POOLWISE_SRC_WORKER_PROTOCOL_H
#define POOLWISE_SRC_WORKER_PROTOCOL_H

#include "owned_fd.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace poolwise::detail {

inline constexpr const char *start_variable = "POOLWISE_START";
inline constexpr const char *start_as_server = "server";           // forks workers
inline constexpr const char *start_as_spawner = "spawning-server"; // starts an image for each
inline constexpr const char *start_as_worker = "worker";

inline constexpr int first_passed_fd = 3;

/// The descriptors of a worker, in the order in which they are passed.
struct worker_fds {
  enum index : std::size_t { lifeline, control, requests, replies, bell, manager, count };
  std::array<owned_fd, count> fd;
};

struct server_request {
  enum what : std::uint32_t { start, signal };
  what kind = start;
  std::uint32_t worker = 0;
  std::int32_t signal_number = 0;
};

/// The first message of a server: is it the program that the pool expects?
struct server_hello {
  char build_id[32] = {};
  std::uint64_t anchor = 0; // the offset of one function
};
server_hello own_hello();

/// Serves the pool at the other end of the socket until it closes it; then ends all workers.
[[noreturn]] void run_fork_server(owned_fd socket, bool spawns) noexcept;

/// Serves the channel until the pool closes the lifeline.
[[noreturn]] void run_worker(worker_fds fds) noexcept;

/// Whether this process is an image that was started for a pool and has not yet reached its role.
bool is_starting_image() noexcept;
/// Whether images of this program will reach their role without the program's help.
bool images_enter_by_themselves() noexcept;
/// Whether the program has called worker_main.
bool has_called_worker_main() noexcept;

} // namespace poolwise::detail

#endif
