#include "rank.h"

#include <poolwise/detail/exception_bytes.h>

#include <cerrno>
#include <cstdio>
#include <sched.h>
#include <system_error>

namespace poolwise::detail {

namespace {
using clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_looks_at_memory{20};
} // namespace

void mpi_rank::serve() {
  std::vector<worker_event> events;
  for (mpi_message message; !over_ || port_.progress();) {
    bool any = false;
    while (!over_ && port_.receive(message) != mpi_port::no_rank) {
      hear(message);
      any = true;
    }
    any |= pass_on_answers();
    tell_memory();
    const bool sending = port_.progress();
    if (any)
      pause_.reset();
    const auto pause = sending ? mpi_pause::duration{0} : pause_.next(longest_pause);
    if (pause.count() == 0)
      sched_yield();
    here_.listen(listener::manager);
    if (pass_on_answers()) // that came before
      continue;
    events.clear();
    here_.wait(clock::now() + pause, events);
    for (const worker_event &event : events)
      pass_on(event);
  }
}

void mpi_rank::hear(const mpi_message &message) {
  const mpi_head head = message.head();
  if (head.what == mpi_what::end) {
    link_.reset();
    here_.close();
    tell({.what = mpi_what::ended});
    over_ = true;
  } else if (head.what == mpi_what::start) {
    start(head);
  } else if (link_ != nullptr && head.worker == worker_) {
    if (head.what == mpi_what::call)
      call(head, message.bytes());
    else if (head.what == mpi_what::kill)
      link_->kill();
    else if (head.what == mpi_what::signal)
      link_->signal(static_cast<int>(head.number));
    else if (head.what == mpi_what::stop && running_ == head.number)
      link_->ask_to_stop(sent_ - 1);
  } // else it has gone, and rank 0 is about to hear so
}

void mpi_rank::start(const mpi_head &head) {
  worker_ = head.worker;
  sent_ = answered_ = released_ = 0;
  unreleased_.clear();
  running_.reset();
  told_memory_ = 0;
  int error = 0;
  try {
    link_ = here_.start(worker_);
    return;
  } catch (const std::system_error &failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    error = failure.code().value();
  } catch (const std::exception &failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    error = EAGAIN;
  }
  tell({.what = mpi_what::exited, .status = error});
}

void mpi_rank::call(const mpi_head &head, std::span<const std::byte> bytes) {
  for (; !unreleased_.empty() && unreleased_.front() < head.released; unreleased_.pop_front())
    ++released_;
  link_->release(released_);
  running_ = head.number;
  try {
    link_->post(static_cast<request_kind>(head.kind), {head.module, head.offset}, bytes);
    if (link_->publish())
      link_->wake();
    ++sent_;
    unreleased_.push_back(head.number);
    tell_memory_at_ = clock::now() + between_looks_at_memory;
  } catch (...) { // no room for the bytes
    output_archive why;
    write_current_exception(why);
    running_.reset();
    tell({.what = mpi_what::answer,
          .number = head.number,
          .kind = static_cast<std::uint32_t>(reply_kind::exception)},
         why.bytes());
  }
}

bool mpi_rank::pass_on_answers() {
  if (link_ == nullptr)
    return false;
  const std::optional<std::uint32_t> answered = link_->answered();
  if (!answered)
    link_->kill(); // it writes nonsense into the shared memory
  if (answered.value_or(answered_) == answered_ || !running_)
    return false;
  mpi_head head{.what = mpi_what::answer, .number = *running_};
  running_.reset();
  try {
    const link_reply reply = link_->reply(answered_++);
    head.kind = static_cast<std::uint32_t>(reply.kind);
    head.ran_ns = static_cast<std::uint64_t>(reply.ran.count());
    head.resident_bytes = reply.resident_bytes;
    tell(head, reply.bytes);
  } catch (...) { // nonsense too
    output_archive why;
    write_current_exception(why);
    head.kind = static_cast<std::uint32_t>(reply_kind::exception);
    tell(head, why.bytes());
  }
  return true;
}

void mpi_rank::pass_on(const worker_event &event) {
  if (link_ == nullptr || event.worker != worker_)
    return;
  if (event.kind == worker_event::started) {
    tell({.what = mpi_what::started, .pid = event.pid});
    return;
  }
  pass_on_answers(); // what it had said before
  mpi_head head{.what = mpi_what::exited, .pid = event.pid, .status = event.status};
  if (running_) {
    const link_activity doing = link_->activity(sent_ - 1);
    head.taken = doing.taken ? 1 : 0;
    head.element = doing.element;
    running_.reset();
  }
  link_.reset();
  tell(head);
}

// Rank 0 does not ask, since it would have to wait for the answer.
void mpi_rank::tell_memory() {
  if (link_ == nullptr || !running_ || clock::now() < tell_memory_at_)
    return;
  tell_memory_at_ = clock::now() + between_looks_at_memory;
  const std::uint64_t resident = link_->resident_bytes();
  if (resident == told_memory_)
    return;
  told_memory_ = resident;
  tell({.what = mpi_what::memory, .resident_bytes = resident});
}

void mpi_rank::tell(mpi_head head, std::span<const std::byte> bytes) {
  head.worker = worker_;
  port_.send(0, mpi_message(head, bytes));
}

} // namespace poolwise::detail
