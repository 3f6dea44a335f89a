// Workers on the other ranks of an MPI job; the part of rank 0.
//
// In:  a port. Out: links, each with a rank of its own while its worker lives.
//
// One thread speaks to MPI. A rank gets a request when it has answered the one before; what waits
// for that waits here, so that taking a request back needs no rank's consent. Requests and answers
// are counted as in the channel of a local worker.
//
// Thread safety: see src/transport.h.
#ifndef POOLWISE_SRC_MPI_TRANSPORT_H
#define POOLWISE_SRC_MPI_TRANSPORT_H

#include "../thread_safety.h"
#include "../transport.h"
#include "port.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace poolwise::detail {

class mpi_link;

class mpi_transport final : public transport {
public:
  /// The ranks that serve are 1 to `last_rank`.
  mpi_transport(mpi_port port, int last_rank);
  ~mpi_transport() override;

  std::unique_ptr<worker_link> start(std::uint32_t worker) override;
  void wait(deadline until, std::vector<worker_event> &events) override;
  void interrupt() noexcept override;
  std::uint32_t ticks() const noexcept override;
  void listen(listener who) noexcept override;
  void sleep(std::uint32_t ticks, deadline until) noexcept override;
  void tick() noexcept override;
  /// The session too: the ranks leave. There is no MPI any more for this transport afterwards.
  void close() noexcept override;

private:
  friend class mpi_link;
  struct rank {
    mpi_link *link = nullptr; // null: nobody is interested in its worker any more
    std::uint32_t worker = 0;
    bool taken = false; // there is a worker, or one is on its way
  };

  void speak() noexcept;
  void hear(int from, mpi_message &message) noexcept;
  void give_ranks() POOLWISE_REQUIRES(mutex_);
  void send(int to, mpi_message message) POOLWISE_REQUIRES(mutex_);
  void report(const worker_event &event) POOLWISE_REQUIRES(mutex_);
  void tell_that_answered() noexcept;
  void wake_speaker() noexcept;
  void forget(mpi_link &link) noexcept;
  bool is_running_something() POOLWISE_REQUIRES(mutex_);

  mpi_port port_; // the speaker's
  std::atomic<std::uint32_t> ticks_{0};
  std::atomic<listener> wanted_{listener::nobody};
  std::atomic<std::uint32_t> rings_{0}; // the manager sleeps on it
  std::uint32_t heard_rings_ = 0;       // the manager's
  std::atomic<std::uint32_t> calls_{0}; // the speaker sleeps on it

  brief_mutex mutex_;
  std::vector<rank> ranks_ POOLWISE_GUARDED_BY(mutex_);         // by number; 0 is not used
  std::vector<mpi_link *> waiting_ POOLWISE_GUARDED_BY(mutex_); // for a rank
  std::vector<std::pair<int, mpi_message>> outbox_ POOLWISE_GUARDED_BY(mutex_);
  std::vector<worker_event> events_ POOLWISE_GUARDED_BY(mutex_);
  std::size_t left_ POOLWISE_GUARDED_BY(mutex_) = 0; // ranks that have said that they leave
  bool closing_ POOLWISE_GUARDED_BY(mutex_) = false;
  std::thread speaker_;
};

} // namespace poolwise::detail

#endif
