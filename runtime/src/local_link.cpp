#include "local_link.h"

#include "resident_memory.h"

#include <cstring>
#include <fcntl.h>
#include <new>
#include <stdexcept>
#include <string>
#include <sys/socket.h>

namespace poolwise::detail {

namespace {

constexpr std::size_t control_size = (sizeof(channel_control) + 4095) / 4096 * 4096;

owned_fd sized_file(const char *name, std::size_t size) {
  owned_fd file = memory_file(name);
  set_file_size(file.get(), size);
  return file;
}

} // namespace

// Zeroes are the initial state of all that is in the shared memory.
local_link::local_link(local_transport &owner, std::uint32_t worker)
    : owner_(owner), worker_(worker), control_file_(sized_file("poolwise-requests", control_size)),
      reply_file_(sized_file("poolwise-replies", 0)),
      control_memory_(control_file_.get(), control_size),
      control_(*reinterpret_cast<channel_control *>(control_memory_.data())),
      requests_(control_file_.get(), control_size), replies_(reply_file_.get()) {
  auto [mine, its] = socket_pair(SOCK_STREAM);
  lifeline_ = std::move(mine);
  its_lifeline_ = std::move(its);
  lifeline_.private_to_process();
}

local_link::~local_link() { owner_.forget(*this); }

std::array<int, worker_fds::count> local_link::passed(int bell, int manager) const noexcept {
  return {its_lifeline_.get(), control_file_.get(), reply_file_.get(), bell, manager};
}

void local_link::post(request_kind kind, code_address function, std::span<const std::byte> bytes) {
  channel_slot &slot = control_.slot(posted_);
  slot.request_at = in_the_slot;
  slot.request_size = bytes.size();
  if (bytes.size() > sizeof slot.inline_space)
    slot.request_at = requests_.put(posted_, bytes);
  else if (!bytes.empty())
    std::memcpy(slot.inline_space, bytes.data(), bytes.size());
  slot.kind = kind;
  slot.module = function.module;
  slot.offset = function.offset;
  slot.stop.store(0, std::memory_order_relaxed);
  slot.progress.store(0, std::memory_order_relaxed);
  slot.state.store(slot_state::posted, std::memory_order_relaxed);
  control_.posted.store(++posted_, std::memory_order_seq_cst);
}

bool local_link::sleeps() noexcept {
  return control_.sleeping.load(std::memory_order_seq_cst) != 0;
}

void local_link::wake() noexcept {
  if (control_.sleeping.exchange(0, std::memory_order_seq_cst) != 0)
    shared_futex_wake(control_.sleeping);
}

std::optional<std::uint32_t> local_link::answered() noexcept {
  const std::uint32_t finished = control_.finished.load(std::memory_order_seq_cst);
  if (finished - released_ > posted_ - released_)
    return std::nullopt;
  return finished;
}

link_reply local_link::reply(std::uint32_t number) {
  const channel_slot &slot = control_.slot(number);
  link_reply got{slot.outcome, {}, std::chrono::nanoseconds(slot.ran_ns), slot.resident_bytes};
  if (got.kind == reply_kind::skipped)
    return got;
  if (slot.reply_at != in_the_slot)
    got.bytes = replies_.at(slot.reply_at, slot.reply_size);
  else if (slot.reply_size <= sizeof slot.inline_space)
    got.bytes = {slot.inline_space, slot.reply_size};
  else
    throw std::out_of_range("poolwise: a message lies outside of its slot");
  return got;
}

void local_link::release(std::uint32_t number) noexcept {
  released_ = number;
  requests_.release_before(number);
  control_.consumed.store(number, std::memory_order_release);
}

bool local_link::revoke(std::uint32_t number) noexcept {
  slot_state expected = slot_state::posted;
  return control_.slot(number).state.compare_exchange_strong(expected, slot_state::revoked,
                                                             std::memory_order_acq_rel);
}

void local_link::ask_to_stop(std::uint32_t number) noexcept {
  std::atomic<std::uint32_t> &stop = control_.slot(number).stop;
  std::uint32_t expected = 0;
  if (stop.compare_exchange_strong(expected, 1))
    shared_futex_wake(stop);
}

link_activity local_link::activity(std::uint32_t number) noexcept {
  const channel_slot &slot = control_.slot(number);
  const bool taken = slot.state.load(std::memory_order_acquire) == slot_state::taken;
  using clock = std::chrono::steady_clock;
  return {taken,
          clock::time_point(clock::duration(slot.started_ns.load(std::memory_order_relaxed))),
          slot.progress.load(std::memory_order_relaxed)};
}

std::uint64_t local_link::resident_bytes() noexcept {
  const pid_t worker = owner_.pid_of(*this);
  if (worker <= 0)
    return 0;
  const std::string path = "/proc/" + std::to_string(worker) + "/statm";
  return resident_bytes_in(owned_fd(open(path.c_str(), O_RDONLY | O_CLOEXEC)).get());
}

void local_link::kill() noexcept { owner_.cut(*this); }

void local_link::signal(int number) noexcept { owner_.send_signal(worker_, number); }

} // namespace poolwise::detail
