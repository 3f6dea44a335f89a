#include "local_link.h"

#include "resident_memory.h"

#include <cstring>
#include <fcntl.h>
#include <new>
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
    : owner_(owner), worker_(worker), control_file_(sized_file("poolwise-channel", control_size)),
      reply_file_(sized_file("poolwise-replies", 0)),
      control_memory_(control_file_.get(), control_size),
      control_(*reinterpret_cast<channel_control *>(control_memory_.data())),
      replies_(reply_file_.get()) {
  auto [mine, its] = socket_pair(SOCK_STREAM);
  lifeline_ = std::move(mine);
  its_lifeline_ = std::move(its);
  lifeline_.private_to_process();
}

local_link::~local_link() {
  owner_.forget(*this);
  for (const auto &[number, copy] : copies_)
    owner_.requests().give_back(copy);
}

std::array<int, worker_fds::count> local_link::passed(int bell, int manager) const noexcept {
  return {its_lifeline_.get(),
          control_file_.get(),
          owner_.requests().fd(),
          reply_file_.get(),
          bell,
          manager};
}

void local_link::post(request_kind kind, code_address function, std::span<const std::byte> bytes) {
  channel_slot &slot = control_.slot(posted_);
  if (!put_payload(control_, posted_, bytes))
    put_bulk_place(slot, place_in_area(bytes));
  slot.kind = kind;
  slot.module = function.module;
  slot.offset = function.offset;
  slot.stop.store(0, std::memory_order_relaxed);
  slot.state.store(slot_state::posted, std::memory_order_relaxed);
  ++posted_;
  __builtin_prefetch(&control_.slot(posted_ + 2 * slots_ahead_in_pool), 1);
}

// Large requests are written there in the first place; others are copied.
bulk_place local_link::place_in_area(std::span<const std::byte> bytes) {
  request_area &area = owner_.requests();
  if (const std::optional<std::uint64_t> at = area.place_of(bytes))
    return {*at, bytes.size()};
  const std::span<std::byte> copy = area.lend({}, 0, bytes.size());
  if (copy.empty())
    throw std::bad_alloc();
  std::memcpy(copy.data(), bytes.data(), bytes.size());
  copies_.emplace_back(posted_, copy);
  return {area.place_of(copy).value(), bytes.size()};
}

bool local_link::publish() noexcept {
  control_.posted.store(posted_, std::memory_order_seq_cst);
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
  finished_.store(finished, std::memory_order_relaxed);
  return finished;
}

link_reply local_link::reply(std::uint32_t number) {
  const std::uint32_t ahead = number + slots_ahead_in_pool;
  if (comes_before(ahead, finished_.load(std::memory_order_relaxed)))
    __builtin_prefetch(&control_.slot(ahead), 1); // for writing: it is posted to next
  const channel_slot &slot = control_.slot(number);
  const float ran = slot.ran_ns;
  link_reply got{slot.outcome, {}, {}, control_.resident.load(std::memory_order_relaxed)};
  if (ran > 0 && ran < 1e18F) // else it is nonsense
    got.ran = std::chrono::nanoseconds(static_cast<std::int64_t>(ran));
  if (got.kind == reply_kind::skipped)
    return got;
  got.bytes = slot.place == payload_place::bulk ? replies_.at(bulk_place_of(slot))
                                                : payload_of(control_, number);
  return got;
}

void local_link::release(std::uint32_t number) noexcept {
  released_ = number;
  for (; !copies_.empty() && comes_before(copies_.front().first, number); copies_.pop_front())
    owner_.requests().give_back(copies_.front().second);
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
          clock::time_point(clock::duration(control_.started_ns.load(std::memory_order_relaxed))),
          control_.progress.load(std::memory_order_relaxed)};
}

std::uint64_t local_link::resident_bytes() noexcept {
  const pid_t worker = owner_.pid_of(*this);
  if (worker <= 0)
    return 0;
  const std::string path = "/proc/" + std::to_string(worker) + "/statm";
  return resident_bytes_in(owned_fd(open(path.c_str(), O_RDONLY | O_CLOEXEC)).get());
}

bool local_link::serves() noexcept { return control_.serving.load(std::memory_order_relaxed) != 0; }

void local_link::kill() noexcept { owner_.cut(*this); }

void local_link::give_up() noexcept { owner_.give_up(*this); }

void local_link::signal(int number) noexcept { owner_.send_signal(worker_, number); }

} // namespace poolwise::detail
