// The pool's end of the channel to one worker process.
#ifndef POOLWISE_SRC_LOCAL_LINK_H
#define POOLWISE_SRC_LOCAL_LINK_H

#include "bulk_area.h"
#include "channel.h"
#include "local_transport.h"
#include "request_area.h"
#include "worker_protocol.h"

#include <array>
#include <deque>
#include <utility>

namespace poolwise::detail {

class local_link final : public worker_link {
public:
  local_link(local_transport &owner, std::uint32_t worker);
  ~local_link() override;

  std::uint32_t room() const noexcept override { return slots_of_channel; }
  void post(request_kind kind, code_address function, std::span<const std::byte> bytes) override;
  bool publish() noexcept override;
  void wake() noexcept override;
  std::optional<std::uint32_t> answered() noexcept override;
  link_reply reply(std::uint32_t number) override;
  void release(std::uint32_t number) noexcept override;
  bool revoke(std::uint32_t number) noexcept override;
  bool gives_back() const noexcept override { return true; }
  void ask_to_stop(std::uint32_t number) noexcept override;
  link_activity activity(std::uint32_t number) noexcept override;
  std::uint64_t resident_bytes() noexcept override;
  bool serves() noexcept override;
  void kill() noexcept override;
  void give_up() noexcept override;
  void signal(int number) noexcept override;

  std::uint32_t worker() const noexcept { return worker_; }
  /// What the worker needs: descriptors in the order of worker_fds, all but those of the transport.
  std::array<int, worker_fds::count> passed(int bell, int manager) const noexcept;
  /// The worker runs, or will not: its ends can be closed here.
  void hand_over() noexcept { its_lifeline_.reset(); }

  // The transport's, under its mutex: after the fork server has gone, the lifeline tells.
  pid_t pid = 0;
  bool orphaned = false;
  bool gone = false;
  int lifeline() const noexcept { return lifeline_.get(); }
  void cut_lifeline() noexcept { lifeline_.reset(); } // the kernel does the rest

private:
  bulk_place place_in_area(std::span<const std::byte> bytes);

  local_transport &owner_;
  const std::uint32_t worker_;
  owned_fd lifeline_;
  owned_fd its_lifeline_;
  owned_fd control_file_;
  owned_fd reply_file_;
  mapping control_memory_;
  channel_control &control_;
  bulk_reader replies_;
  std::deque<std::pair<std::uint32_t, std::span<std::byte>>> copies_; // of requests, by number
  std::uint32_t posted_ = 0; // the channel's words may be overwritten by a mad worker
  std::uint32_t released_ = 0;
  std::atomic<std::uint32_t> finished_{0}; // as far as known, for looking ahead
};

} // namespace poolwise::detail

#endif
