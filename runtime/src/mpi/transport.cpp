#include "transport.h"

#include "../thread_start.h"
#include "link.h"
#include "pause.h"

#include <algorithm>
#include <sched.h>
#include <system_error>

namespace poolwise::detail {

namespace {
// While no rank has anything to do: a worker may end on its own.
constexpr std::chrono::milliseconds longest_pause_when_idle{10};
} // namespace

mpi_transport::mpi_transport(mpi_port port, int last_rank)
    : port_(std::move(port)), ranks_(static_cast<std::size_t>(last_rank) + 1) {
  if (!start_thread(speaker_, [this] { speak(); }))
    throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again),
                            "poolwise: the thread that speaks to MPI");
}

mpi_transport::~mpi_transport() { close(); }

std::unique_ptr<worker_link> mpi_transport::start(std::uint32_t worker) {
  auto link = std::make_unique<mpi_link>(*this, worker);
  const brief_lock lock(mutex_);
  waiting_.push_back(link.get());
  give_ranks();
  return link;
}

// A rank's old worker may not have ended yet when its place in the pool is given to a new one.
void mpi_transport::give_ranks() {
  for (std::size_t i = 1; i != ranks_.size() && !waiting_.empty(); ++i) {
    if (ranks_[i].taken)
      continue;
    mpi_link &link = *waiting_.front();
    waiting_.erase(waiting_.begin());
    link.rank = static_cast<int>(i);
    ranks_[i] = {&link, link.worker(), true};
    send(link.rank, mpi_message({.what = mpi_what::start, .worker = link.worker()}));
  }
}

void mpi_transport::forget(mpi_link &link) noexcept {
  link.kill();
  const brief_lock lock(mutex_);
  std::erase(waiting_, &link);
  for (rank &one : ranks_)
    if (one.link == &link)
      one.link = nullptr;
}

void mpi_transport::send(int to, mpi_message message) {
  outbox_.emplace_back(to, std::move(message));
  wake_speaker();
}

void mpi_transport::wake_speaker() noexcept {
  calls_.fetch_add(1, std::memory_order_release);
  futex_wake_all(calls_);
}

bool mpi_transport::is_running_something() {
  return std::any_of(ranks_.begin(), ranks_.end(), [](const rank &one) {
    return one.taken &&
           (one.link == nullptr || !one.link->started || one.link->is_running_something());
  });
}

void mpi_transport::speak() noexcept {
  name_this_thread("poolwise-mpi");
  mpi_pause pauses;
  std::vector<std::pair<int, mpi_message>> out;
  for (mpi_message message;;) {
    const std::uint32_t calls = calls_.load(std::memory_order_acquire);
    bool any = false;
    bool taken = false;
    bool running = false;
    bool over = false;
    {
      const brief_lock lock(mutex_);
      out.swap(outbox_);
      taken = closing_ ||
              std::any_of(ranks_.begin(), ranks_.end(), [](const rank &one) { return one.taken; });
      running = closing_ || is_running_something();
      over = left_ + 1 == ranks_.size();
    }
    for (auto &[to, what] : out) {
      port_.send(to, std::move(what));
      any = true;
    }
    out.clear();
    for (int from = port_.receive(message); from != mpi_port::no_rank;
         from = port_.receive(message)) {
      hear(from, message);
      any = true;
    }
    const bool sending = port_.progress();
    if (over && !sending)
      return;
    if (any)
      pauses.reset();
    const auto pause = pauses.next(running ? longest_pause : longest_pause_when_idle);
    if (any || sending || pause.count() == 0)
      sched_yield();
    else
      futex_wait(calls_, calls, taken ? std::chrono::steady_clock::now() + pause : no_deadline);
  }
}

void mpi_transport::hear(int from, mpi_message &message) noexcept {
  const mpi_head head = message.head();
  const brief_lock lock(mutex_);
  if (head.what == mpi_what::ended) {
    ++left_;
    return;
  }
  rank &at = ranks_[static_cast<std::size_t>(from)];
  switch (head.what) {
  case mpi_what::started:
    if (at.link != nullptr) {
      at.link->started = true;
      report({worker_event::started, head.worker, head.pid, 0});
      at.link->send_next();
    }
    break;
  case mpi_what::answer:
    if (at.link != nullptr)
      at.link->hear_answer(std::move(message));
    break;
  case mpi_what::memory:
    if (at.link != nullptr)
      at.link->hear_memory(head.resident_bytes);
    break;
  case mpi_what::exited:
    if (at.link != nullptr) {
      at.link->hear_exit(head);
      report({worker_event::exited, head.worker, head.pid, head.status});
    }
    at = {};
    give_ranks();
    break;
  default: // rank 0 says these
    break;
  }
}

void mpi_transport::report(const worker_event &event) {
  events_.push_back(event);
  interrupt();
}

void mpi_transport::wait(deadline until, std::vector<worker_event> &events) {
  if (rings_.load(std::memory_order_acquire) == heard_rings_)
    futex_wait(rings_, heard_rings_, until);
  heard_rings_ = rings_.load(std::memory_order_acquire);
  const brief_lock lock(mutex_);
  events.insert(events.end(), events_.begin(), events_.end());
  events_.clear();
}

void mpi_transport::interrupt() noexcept {
  rings_.fetch_add(1, std::memory_order_release);
  futex_wake_all(rings_);
}

std::uint32_t mpi_transport::ticks() const noexcept { return ticks_.load(); }

void mpi_transport::listen(listener who) noexcept { wanted_.store(who); }

// Ordered by sequential consistency: either the listener sees the new tick, or this sees it listen.
void mpi_transport::tell_that_answered() noexcept {
  ticks_.fetch_add(1);
  switch (wanted_.exchange(listener::nobody)) {
  case listener::nobody:
  case listener::spinner:
    break;
  case listener::leader:
    futex_wake_all(ticks_);
    break;
  case listener::manager:
    interrupt();
    break;
  }
}

void mpi_transport::sleep(std::uint32_t ticks, deadline until) noexcept {
  futex_wait(ticks_, ticks, until);
}

void mpi_transport::tick() noexcept {
  ticks_.fetch_add(1);
  futex_wake_all(ticks_);
}

void mpi_transport::close() noexcept {
  if (!speaker_.joinable())
    return;
  {
    const brief_lock lock(mutex_);
    closing_ = true;
    for (std::size_t i = 1; i != ranks_.size(); ++i)
      send(static_cast<int>(i), mpi_message({.what = mpi_what::end}));
  }
  speaker_.join();
}

} // namespace poolwise::detail
