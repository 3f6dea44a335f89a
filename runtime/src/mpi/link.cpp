#include "link.h"

#include <utility>

namespace poolwise::detail {

mpi_head mpi_link::head_of(mpi_what what) const { return {.what = what, .worker = worker_}; }

void mpi_link::post(request_kind kind, code_address function, std::span<const std::byte> bytes) {
  mpi_head head = head_of(mpi_what::call);
  head.kind = static_cast<std::uint32_t>(kind);
  head.module = function.module;
  head.offset = function.offset;
  mpi_message message(head, bytes);
  const brief_lock lock(owner_.mutex_);
  requests_.emplace_back().message = std::move(message);
  send_next();
}

// One at a time, and in order.
void mpi_link::send_next() {
  std::uint32_t next = answered_.load();
  while (next - first_ != requests_.size() && at(next).at == state::revoked) {
    at(next).at = state::answered;
    answered_.store(++next);
    owner_.tell_that_answered();
  }
  if (!started || killed_ || gone || next - first_ == requests_.size() ||
      at(next).at != state::waiting)
    return;
  request &one = at(next);
  one.message.change_head([&](mpi_head &head) {
    head.number = next;
    head.released = first_;
  });
  owner_.send(rank, std::exchange(one.message, {}));
  one.at = state::sent;
  one.sent = std::chrono::steady_clock::now();
}

bool mpi_link::is_running_something() const noexcept {
  const std::uint32_t next = answered_.load() - first_;
  return next != requests_.size() && requests_[next].at == state::sent;
}

void mpi_link::hear_answer(mpi_message message) {
  const std::uint32_t next = answered_.load();
  request &one = at(next);
  one.outcome = static_cast<reply_kind>(message.head().kind);
  one.message = std::move(message);
  one.at = state::answered;
  answered_.store(next + 1);
  owner_.tell_that_answered();
  send_next();
}

void mpi_link::hear_exit(const mpi_head &head) {
  gone = true;
  had_begun_ = head.taken != 0;
  element_ = head.element;
}

link_reply mpi_link::reply(std::uint32_t number) {
  const brief_lock lock(owner_.mutex_);
  const request &one = at(number);
  if (one.outcome == reply_kind::skipped)
    return {one.outcome, {}, {}, 0};
  const mpi_head head = one.message.head();
  return {one.outcome, one.message.bytes(), std::chrono::nanoseconds(head.ran_ns),
          head.resident_bytes};
}

void mpi_link::release(std::uint32_t number) noexcept {
  const brief_lock lock(owner_.mutex_);
  for (; first_ != number; ++first_)
    requests_.pop_front();
}

bool mpi_link::revoke(std::uint32_t number) noexcept {
  const brief_lock lock(owner_.mutex_);
  request &one = at(number);
  if (one.at != state::waiting)
    return false;
  one.at = state::revoked;
  one.message = {};
  send_next();
  return true;
}

void mpi_link::ask_to_stop(std::uint32_t number) noexcept {
  const brief_lock lock(owner_.mutex_);
  if (at(number).at != state::sent || gone)
    return;
  mpi_head head = head_of(mpi_what::stop);
  head.number = number;
  owner_.send(rank, mpi_message(head));
}

link_activity mpi_link::activity(std::uint32_t number) noexcept {
  const brief_lock lock(owner_.mutex_);
  const request &one = at(number);
  // What was killed for this request must not be said to have ended before it.
  const bool taken =
      one.at == state::answered || (one.at == state::sent && (!gone || killed_ || had_begun_));
  return {taken, one.sent, element_};
}

void mpi_link::kill() noexcept {
  const brief_lock lock(owner_.mutex_);
  if (std::exchange(killed_, true) || gone)
    return;
  if (rank != no_rank) {
    owner_.send(rank, mpi_message(head_of(mpi_what::kill)));
    return;
  }
  std::erase(owner_.waiting_, this);
  gone = true;
  owner_.report({worker_event::exited, worker_, 0, 0});
}

void mpi_link::signal(int number) noexcept {
  const brief_lock lock(owner_.mutex_);
  if (rank == no_rank || gone)
    return;
  mpi_head head = head_of(mpi_what::signal);
  head.number = static_cast<std::uint32_t>(number);
  owner_.send(rank, mpi_message(head));
}

} // namespace poolwise::detail
