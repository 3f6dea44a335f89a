// Workers as processes on this machine, made by a fork server.
//
// In:  how workers come to be. Out: links over shared memory.
// If the fork server dies its workers stay: from then on a worker's lifeline tells of its end, and
// a new server makes new ones.
#ifndef POOLWISE_SRC_LOCAL_TRANSPORT_H
#define POOLWISE_SRC_LOCAL_TRANSPORT_H

#include "fork_server_client.h"
#include "thread_safety.h"
#include "transport.h"

#include <memory>
#include <vector>

namespace poolwise::detail {

class local_link;
class request_area;

class local_transport final : public transport {
public:
  explicit local_transport(const server_plan &plan);
  ~local_transport() override;

  std::unique_ptr<worker_link> start(std::uint32_t worker) override;
  void wait(deadline until, std::vector<worker_event> &events) override;
  void interrupt() noexcept override;
  archive_memory *request_memory() noexcept override;
  std::uint32_t ticks() const noexcept override;
  void listen(listener who) noexcept override;
  void listen_for_a_moment(listener who, bool there_is_more) noexcept override;
  void sleep(std::uint32_t ticks, deadline until) noexcept override;
  void tick() noexcept override;
  void close() noexcept override;

private:
  friend class local_link;
  request_area &requests() noexcept;
  void forget(local_link &link) noexcept;
  void cut(local_link &link) noexcept;
  void give_up(local_link &link) noexcept;
  pid_t pid_of(const local_link &link) noexcept;
  void send_signal(std::uint32_t worker, int number) noexcept;
  void lose_server() POOLWISE_REQUIRES(mutex_);

  const server_plan plan_;
  owned_fd bell_file_;
  mapping bell_memory_;
  bell_page &bell_;
  owned_fd manager_bell_;
  const std::shared_ptr<request_area> requests_; // shared with what is still written in it

  brief_mutex mutex_;
  std::unique_ptr<fork_server_client> server_ POOLWISE_GUARDED_BY(mutex_);
  std::vector<local_link *> links_ POOLWISE_GUARDED_BY(mutex_);
};

} // namespace poolwise::detail

#endif
