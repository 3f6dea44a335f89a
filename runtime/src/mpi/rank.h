// What a rank other than 0 does: it keeps a worker process, and passes on what rank 0 and the
// worker say to each other. So the worker can crash or be killed while the rank, and the job, go
// on.
//
// Thread safety: none.
// Blocking:      serve, until rank 0 ends the session.
// Exceptions:    std::bad_alloc, std::system_error.
#ifndef POOLWISE_SRC_MPI_RANK_H
#define POOLWISE_SRC_MPI_RANK_H

#include "../local_transport.h"
#include "pause.h"
#include "port.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace poolwise::detail {

class mpi_rank {
public:
  mpi_rank(mpi_port port, const server_plan &plan) : port_(std::move(port)), here_(plan) {}
  void serve();

private:
  void hear(const mpi_message &message);
  void start(const mpi_head &head);
  void call(const mpi_head &head, std::span<const std::byte> bytes);
  bool pass_on_answers();
  void pass_on(const worker_event &event);
  void tell_memory();
  void tell(mpi_head head, std::span<const std::byte> bytes = {});

  mpi_port port_;
  local_transport here_;
  std::unique_ptr<worker_link> link_; // null: there is no worker
  std::uint32_t worker_ = 0;          // its number
  std::uint32_t sent_ = 0;            // requests, by the link's numbers
  std::uint32_t answered_ = 0;
  std::uint32_t released_ = 0;
  std::deque<std::uint32_t> unreleased_; // rank 0's numbers of those behind
  std::optional<std::uint32_t> running_; // rank 0's number of the request that is not answered
  std::uint64_t told_memory_ = 0;
  std::chrono::steady_clock::time_point tell_memory_at_;
  mpi_pause pause_;
  bool over_ = false;
};

} // namespace poolwise::detail

#endif
