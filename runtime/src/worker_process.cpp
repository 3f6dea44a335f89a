// A worker: waits for requests, answers them in order, and lives as long as its pool.
#include "bulk_area.h"
#include "remote_answer.h"
#include "resident_memory.h"
#include "spin_budget.h"
#include "thread_start.h"
#include "worker_protocol.h"

#include <poolwise/detail/call_context.h>
#include <poolwise/detail/code_address.h>

#include <csignal>
#include <cstdio>
#include <deque>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <stdio_ext.h>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace poolwise::detail {

namespace {

// The kernel kills the process as soon as the pool's end of the lifeline is closed, whatever the
// process is doing: no data ever come over it, so its only event is its end.
bool hold_lifeline(int fd) noexcept {
  if (fcntl(fd, F_SETOWN, getpid()) != 0 || fcntl(fd, F_SETSIG, SIGKILL) != 0 ||
      fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK) != 0)
    return false;
  pollfd lifeline{fd, POLLIN, 0};
  return poll(&lifeline, 1, 0) == 0; // closed before the kernel was told
}

std::uint64_t resident_bytes() noexcept {
  static const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  return resident_bytes_in(file);
}

// Listens for the pool's wish that a call stops, from the moment the call asks for its token.
class slot_context final : public call_context {
public:
  slot_context(channel_slot &slot, std::atomic<std::uint64_t> &progress, output_archive &to)
      : call_context(to, progress), slot_(slot) {}
  ~slot_context() {
    if (!listener_.joinable())
      return;
    std::uint32_t nobody = 0;
    if (slot_.stop.compare_exchange_strong(nobody, over))
      shared_futex_wake(slot_.stop);
    listener_.join();
  }

  std::stop_token stop_token() override {
    if (!listener_.joinable()) {
      source_.emplace();
      const signals_blocked inherited_by_the_new_thread;
      listener_ = std::thread([this] {
        while (slot_.stop.load() == 0)
          shared_futex_wait(slot_.stop, 0);
        if (slot_.stop.load() != over)
          source_->request_stop();
      });
    }
    return source_->get_token();
  }

private:
  static constexpr std::uint32_t over = 2;
  channel_slot &slot_;
  std::optional<std::stop_source> source_;
  std::thread listener_;
};

class worker {
public:
  explicit worker(worker_fds fds)
      : fds_(std::move(fds)),
        control_memory_(fds_.fd[worker_fds::control].get(), sizeof(channel_control)),
        bell_memory_(fds_.fd[worker_fds::bell].get(), sizeof(bell_page)),
        control_(*reinterpret_cast<channel_control *>(control_memory_.data())),
        bell_(*reinterpret_cast<bell_page *>(bell_memory_.data())),
        requests_(fds_.fd[worker_fds::requests].get()),
        replies_(std::make_shared<bulk_writer>(fds_.fd[worker_fds::replies].get())) {}

  [[noreturn]] void serve() {
    control_.serving.store(1, std::memory_order_relaxed);
    for (std::uint32_t next = 0;; ++next) {
      if (next == posted_)
        wait_for(next);
      channel_slot &slot = control_.slot(next);
      if (comes_before(next + slots_ahead, posted_)) // the pool may be writing those behind
        __builtin_prefetch(&control_.slot(next + slots_ahead), 1);
      control_.started_ns.store(now_, std::memory_order_relaxed);
      control_.progress.store(0, std::memory_order_relaxed);
      slot_state expected = slot_state::posted;
      if (slot.state.compare_exchange_strong(expected, slot_state::taken,
                                             std::memory_order_acq_rel))
        answer(next, slot);
      else
        slot.outcome = reply_kind::skipped;
      control_.finished.store(next + 1, std::memory_order_seq_cst);
      tell_that_finished(next + 1);
    }
  }

private:
  static std::int64_t clock_ns() noexcept {
    return std::chrono::steady_clock::now().time_since_epoch().count();
  }

  // Sleeping and posting are ordered by sequential consistency: either the pool sees that the
  // worker sleeps, or the worker sees what has been posted.
  void wait_for(std::uint32_t next) {
    const auto is_there = [&] {
      posted_ = control_.posted.load(std::memory_order_acquire);
      return posted_ != next;
    };
    if (!is_there() && !spins_.spin(bell_.spin_limit.load(std::memory_order_relaxed), is_there)) {
      if (std::exchange(unrung_, false))
        ring();
      for (;;) {
        control_.sleeping.store(1, std::memory_order_seq_cst);
        posted_ = control_.posted.load(std::memory_order_seq_cst);
        if (posted_ != next)
          break;
        shared_futex_wait(control_.sleeping, 1);
      }
      control_.sleeping.store(0, std::memory_order_relaxed);
    }
    now_ = clock_ns();
  }

  // Only replies that lie elsewhere, or refer to something, are kept track of.
  void forget_what_has_been_read() {
    if (replies_->empty() && attached_.empty())
      return;
    const std::uint32_t read = control_.consumed.load(std::memory_order_acquire);
    replies_->release_before(read);
    while (!attached_.empty() && comes_before(attached_.front().first, read))
      attached_.pop_front();
  }

  void tell_that_finished(std::uint32_t next) noexcept {
    // Looked at first, so that workers do not fight for the word while nobody listens.
    const wanted_ring wanted = as_ring(bell_.wanted.load(std::memory_order_seq_cst));
    unrung_ = wanted.when == urgency::before_it_sleeps ||
              (wanted.when == urgency::when_little_is_left &&
               control_.posted.load(std::memory_order_relaxed) - next >= enough_to_do);
    if (wanted.who == listener::spinner)
      bell_.ticks.fetch_add(1, std::memory_order_seq_cst);
    else if (!unrung_ && wanted.who != listener::nobody)
      ring();
  }

  void ring() noexcept {
    switch (as_ring(bell_.wanted.exchange(0, std::memory_order_seq_cst)).who) {
    case listener::nobody:
      break;
    case listener::spinner:
    case listener::leader:
      // Whoever asked to be rung after the look at `wanted` is not asleep yet, and has seen the
      // tick of this reply: it must not sleep on that number.
      bell_.ticks.fetch_add(1, std::memory_order_seq_cst);
      shared_futex_wake(bell_.ticks);
      break;
    case listener::manager: {
      const std::uint64_t one = 1;
      static_cast<void>(!write(fds_.fd[worker_fds::manager].get(), &one, sizeof one));
      break;
    }
    }
    now_ = clock_ns(); // that was no part of any task
  }

  void answer(std::uint32_t number, channel_slot &slot) {
    forget_what_has_been_read();
    const std::span<const std::byte> request = slot.place == payload_place::bulk
                                                   ? requests_.at(bulk_place_of(slot))
                                                   : payload_of(control_, number);
    output_archive reply(reply_room_, replies_.get());
    {
      slot_context context(slot, control_.progress, reply);
      slot.outcome = answer_request(slot.kind, {slot.module, slot.offset}, request, context);
    }
    if (attachments &attached = archive_access::attached(reply); !attached.empty())
      attached_.emplace_back(number, std::move(attached));
    if (__fpending(stdout) != 0) // output comes before the result does
      std::fflush(stdout);
    if (reply.in_lent_memory())
      put_bulk_place(slot, {replies_->keep(number, reply.size()), reply.size()});
    else
      put_payload(control_, number, reply.bytes());
    const std::int64_t began = std::exchange(now_, clock_ns()); // what comes next begins now
    slot.ran_ns = static_cast<float>(now_ - began);
    if (now_ - looked_at_memory_ >= between_looks_at_memory_ns) {
      looked_at_memory_ = now_;
      control_.resident.store(resident_bytes(), std::memory_order_relaxed);
    }
  }

  static constexpr std::int64_t between_looks_at_memory_ns = 100'000; // one costs a microsecond
  worker_fds fds_;
  mapping control_memory_;
  mapping bell_memory_;
  channel_control &control_;
  bell_page &bell_;
  bulk_reader requests_;
  const std::shared_ptr<bulk_writer> replies_;
  std::deque<std::pair<std::uint32_t, attachments>> attached_; // what replies refer to
  slot_annex reply_room_;    // what does not fit is written into shared memory
  std::uint32_t posted_ = 0; // requests that are known to be there
  std::int64_t now_ = 0;     // when the last task ended, or the wait for the next
  std::int64_t looked_at_memory_ = 0;
  bool unrung_ = false; // has finished something that somebody is to be told before it sleeps
  spin_budget spins_;
};

} // namespace

void run_worker(worker_fds fds) noexcept {
  setpgid(0, 0);
  for (const int ignored : {SIGINT, SIGQUIT, SIGTSTP, SIGTTOU})
    std::signal(ignored, SIG_IGN);
  std::signal(SIGPIPE, SIG_DFL);
  prctl(PR_SET_NAME, "poolwise-worker");
  if (!hold_lifeline(fds.fd[worker_fds::lifeline].get()))
    _exit(0);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  worker(std::move(fds)).serve();
}

} // namespace poolwise::detail
