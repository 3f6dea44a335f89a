// The pool's side of a fork server: starting it, asking it for workers, hearing what became of
// them.
//
// Thread safety: none of its own.
// Blocking:      the constructor until the server runs (a few milliseconds); the destructor until
//                it has ended.
// Exceptions:    std::system_error, worker_start_failed from the constructor; system_error from
//                start.
#ifndef POOLWISE_SRC_FORK_SERVER_CLIENT_H
#define POOLWISE_SRC_FORK_SERVER_CLIENT_H

#include "owned_fd.h"
#include "transport.h"
#include "worker_protocol.h"

#include <poolwise/process_options.h>

#include <cstddef>
#include <cstdint>
#include <sys/types.h>
#include <vector>

namespace poolwise::detail {

struct server_plan {
  start_method method = start_method::fork_server;
  bool fork_with_threads = false;
  std::size_t threads_per_worker = 1; // for libraries with pools of their own
};

class fork_server_client {
public:
  explicit fork_server_client(const server_plan &plan);
  ~fork_server_client();
  fork_server_client(const fork_server_client &) = delete;
  fork_server_client &operator=(const fork_server_client &) = delete;

  /// The descriptors of a worker as run_worker wants them.
  void start(std::uint32_t worker, const std::array<int, worker_fds::count> &fds);
  bool signal(std::uint32_t worker, int number) noexcept;
  /// Ends the server itself, whose workers live on.
  void kill() noexcept;
  /// False: the server has died.
  bool receive(std::vector<worker_event> &events) noexcept;
  /// Becomes readable when receive has something to say.
  int fd() const noexcept { return socket_.get(); }

private:
  void check_hello();
  void end() noexcept;

  owned_fd socket_;
  pid_t pid_ = -1;
  owned_fd handle_; // a pidfd: the program may reap our child, and its number may be given away
};

} // namespace poolwise::detail

#endif
