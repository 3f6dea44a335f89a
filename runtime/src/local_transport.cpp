#include "local_transport.h"

#include "cpu_limit.h"
#include "local_link.h"
#include "request_area.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace poolwise::detail {

namespace {

// How long an idle worker spins for work, at most: about 50 us. On one core it never pays.
constexpr unsigned spin_limit = 4000;

owned_fd bell_file() {
  owned_fd file = memory_file("poolwise-bell");
  set_file_size(file.get(), sizeof(bell_page));
  return file;
}

} // namespace

local_transport::local_transport(const server_plan &plan)
    : plan_(plan), bell_file_(bell_file()), bell_memory_(bell_file_.get(), sizeof(bell_page)),
      bell_(*reinterpret_cast<bell_page *>(bell_memory_.data())),
      manager_bell_(checked_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "poolwise: eventfd")),
      requests_(std::make_shared<request_area>()) {
  bell_.spin_limit.store(usable_cores() > 1 ? spin_limit : 0, std::memory_order_relaxed);
}

local_transport::~local_transport() { close(); }

std::unique_ptr<worker_link> local_transport::start(std::uint32_t worker) {
  auto link = std::make_unique<local_link>(*this, worker);
  const auto fds = link->passed(bell_file_.get(), manager_bell_.get());
  const brief_lock lock(mutex_);
  if (!server_) {
    server_ = std::make_unique<fork_server_client>(plan_);
    interrupt(); // whoever waits has a new descriptor to wait for
  }
  server_->start(worker, fds);
  link->hand_over();
  links_.push_back(link.get());
  return link;
}

void local_transport::forget(local_link &link) noexcept {
  const brief_lock lock(mutex_);
  std::erase(links_, &link);
}

void local_transport::cut(local_link &link) noexcept {
  const brief_lock lock(mutex_);
  link.cut_lifeline();
  if (link.orphaned)
    interrupt();
}

// The worker may not hold its lifeline yet. If nothing is known of it, its server is stuck.
void local_transport::give_up(local_link &link) noexcept {
  cut(link);
  const brief_lock lock(mutex_);
  if (!server_ || link.orphaned)
    return;
  if (link.pid > 0)
    server_->signal(link.worker(), SIGKILL);
  else
    server_->kill();
}

pid_t local_transport::pid_of(const local_link &link) noexcept {
  const brief_lock lock(mutex_);
  return link.gone ? 0 : link.pid;
}

void local_transport::send_signal(std::uint32_t worker, int number) noexcept {
  const brief_lock lock(mutex_);
  if (server_)
    server_->signal(worker, number);
}

void local_transport::lose_server() {
  server_.reset();
  for (local_link *link : links_)
    link->orphaned = true;
}

void local_transport::wait(deadline until, std::vector<worker_event> &events) {
  std::vector<pollfd> watched{{manager_bell_.get(), POLLIN, 0}};
  std::vector<std::uint32_t> orphans; // whose lifelines are watched, in the same order
  bool at_once = false;
  {
    const brief_lock lock(mutex_);
    watched.push_back({server_ ? server_->fd() : -1, POLLIN, 0});
    for (local_link *link : links_)
      if (link->orphaned && !link->gone) {
        watched.push_back({link->lifeline(), POLLIN, 0});
        orphans.push_back(link->worker());
        if (link->lifeline() < 0) // killed by ourselves
          at_once = true;
      }
  }
  timespec left{};
  if (!at_once && until != no_deadline) {
    constexpr std::chrono::nanoseconds none{0};
    constexpr std::chrono::nanoseconds most = std::chrono::minutes(1);
    const auto ns =
        std::clamp<std::chrono::nanoseconds>(until - std::chrono::steady_clock::now(), none, most);
    left.tv_sec = static_cast<std::time_t>(ns.count() / 1'000'000'000);
    left.tv_nsec = static_cast<long>(ns.count() % 1'000'000'000);
  }
  const bool for_ever = !at_once && until == no_deadline;
  if (ppoll(watched.data(), watched.size(), for_ever ? nullptr : &left, nullptr) < 0)
    return;
  if (watched[0].revents != 0) {
    std::uint64_t count = 0;
    static_cast<void>(!read(manager_bell_.get(), &count, sizeof count));
  }
  const brief_lock lock(mutex_);
  if (watched[1].revents != 0 && server_ && server_->fd() == watched[1].fd)
    if (!server_->receive(events))
      lose_server();
  for (const worker_event &event : events)
    for (local_link *link : links_)
      if (link->worker() == event.worker) {
        link->pid = event.pid;
        link->gone = link->gone || event.kind == worker_event::exited;
      }
  for (std::size_t i = 0; i != orphans.size(); ++i)
    for (local_link *link : links_)
      if (link->worker() == orphans[i] && (watched[i + 2].revents != 0 || link->lifeline() < 0)) {
        link->gone = true;
        events.push_back({worker_event::exited, link->worker(), link->pid, -1});
      }
}

request_area &local_transport::requests() noexcept { return *requests_; }

archive_memory *local_transport::request_memory() noexcept { return requests_.get(); }

void local_transport::interrupt() noexcept {
  const std::uint64_t one = 1;
  static_cast<void>(!write(manager_bell_.get(), &one, sizeof one));
}

std::uint32_t local_transport::ticks() const noexcept {
  return bell_.ticks.load(std::memory_order_seq_cst);
}

void local_transport::listen(listener who) noexcept {
  bell_.wanted.store(as_word({who, urgency::at_once}), std::memory_order_seq_cst);
}

void local_transport::listen_for_a_moment(listener who, bool there_is_more) noexcept {
  const urgency when = there_is_more ? urgency::when_little_is_left : urgency::before_it_sleeps;
  bell_.wanted.store(as_word({who, when}), std::memory_order_seq_cst);
}

void local_transport::sleep(std::uint32_t ticks, deadline until) noexcept {
  shared_futex_wait(bell_.ticks, ticks, until);
}

void local_transport::tick() noexcept {
  bell_.ticks.fetch_add(1, std::memory_order_seq_cst);
  shared_futex_wake(bell_.ticks);
}

void local_transport::close() noexcept {
  const brief_lock lock(mutex_);
  server_.reset();
}

} // namespace poolwise::detail
