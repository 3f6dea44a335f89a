// Rank 0's end of what it says to one worker on another rank.
#ifndef POOLWISE_SRC_MPI_LINK_H
#define POOLWISE_SRC_MPI_LINK_H

#include "transport.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace poolwise::detail {

class mpi_link final : public worker_link {
public:
  mpi_link(mpi_transport &owner, std::uint32_t worker) : owner_(owner), worker_(worker) {}
  ~mpi_link() override { owner_.forget(*this); }

  std::uint32_t room() const noexcept override { return 32; }
  void post(request_kind kind, code_address function, std::span<const std::byte> bytes) override;
  std::optional<std::uint32_t> answered() noexcept override { return answered_.load(); }
  link_reply reply(std::uint32_t number) override;
  void release(std::uint32_t number) noexcept override;
  bool revoke(std::uint32_t number) noexcept override;
  bool gives_back() const noexcept override { return true; }
  void ask_to_stop(std::uint32_t number) noexcept override;
  link_activity activity(std::uint32_t number) noexcept override;
  std::uint64_t resident_bytes() noexcept override { return resident_bytes_.load(); }
  void kill() noexcept override;
  void signal(int number) noexcept override;

  std::uint32_t worker() const noexcept { return worker_; }

  // The transport's, under its mutex.
  static constexpr int no_rank = mpi_port::no_rank;
  int rank = no_rank;   // that it has been given
  bool started = false; // the worker runs
  bool gone = false;    // it has ended
  /// If the worker has nothing to do. (That the mutex is held, the compiler cannot see.)
  void send_next() POOLWISE_ATTRIBUTE(no_thread_safety_analysis);
  bool is_running_something() const noexcept;
  void hear_answer(mpi_message message);
  void hear_exit(const mpi_head &head);
  void hear_memory(std::uint64_t bytes) noexcept { resident_bytes_.store(bytes); }

private:
  enum class state : unsigned char { waiting, sent, revoked, answered };
  struct request {
    state at = state::waiting;
    reply_kind outcome = reply_kind::skipped;
    mpi_message message; // the request, then the answer
    std::chrono::steady_clock::time_point sent{};
  };
  request &at(std::uint32_t number) { return requests_[number - first_]; }
  mpi_head head_of(mpi_what what) const;

  mpi_transport &owner_;
  const std::uint32_t worker_;
  std::atomic<std::uint32_t> answered_{0};
  std::atomic<std::uint64_t> resident_bytes_{0};
  // Under the owner's mutex.
  std::deque<request> requests_; // from number first_ on
  std::uint32_t first_ = 0;
  bool killed_ = false;
  bool had_begun_ = false; // when it ended, with what it has not answered
  std::uint64_t element_ = 0;
};

} // namespace poolwise::detail

#endif
