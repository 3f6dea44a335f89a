// How the chunks of a loop on worker processes are dealt out.
#include <poolwise/detail/remote_loop.h>

#include "park.h"

#include <poolwise/detail/deadline.h>
#include <poolwise/errors.h>

#include <algorithm>

namespace poolwise::detail {

namespace {

// A chunk should last about this long: a message costs the pool and the worker some microseconds
// each, and up to 100 where one of them has to be woken.
constexpr double chunk_ns = 200'000;
// Chunks shrink towards the end, but not below this: the last ones would be nothing but messages.
constexpr double least_chunk_ns = 20'000;
// Measurements of few short elements are rough, so sizes grow by at most this factor at a time.
constexpr std::size_t growth = 8;

} // namespace

class remote_loop::chunk final : public remote_job {
public:
  explicit chunk(remote_loop &loop) : loop_(loop) {}

  void arrived(const remote_reply &reply) noexcept override {
    std::size_t read = 0;
    try {
      if (reply.threw) { // the request could not be read
        input_archive in(reply.bytes);
        std::rethrow_exception(read_exception(in));
      }
      chunk_end end{};
      if (reply.bytes.size() < sizeof end)
        throw bad_archive("poolwise: the data end too early");
      std::span<const std::byte> rest = reply.bytes.first(reply.bytes.size() - sizeof end);
      std::memcpy(&end, reply.bytes.data() + rest.size(), sizeof end);
      if (end.done > count || end.exception_bytes > rest.size())
        throw bad_archive("poolwise: the data hold an impossible size");
      read = static_cast<std::size_t>(end.done);
      loop_.read_results(rest, first, read);
      if (end.exception_bytes != 0) {
        input_archive in(rest.last(static_cast<std::size_t>(end.exception_bytes)));
        loop_.record(first + read, read_exception(in), true);
      }
      loop_.learn(*this, static_cast<double>(reply.ran.count()));
      loop_.progress_.add(read);
    } catch (...) {
      loop_.record(first, std::current_exception(), true);
    }
  }
  void failed(std::exception_ptr why) noexcept override { loop_.record(first, why, !dropped); }
  // Under the mutex, which the loop takes before it goes.
  void let_go() noexcept override {
    const std::lock_guard lock(loop_.mutex_);
    request.clear();
    loop_.free_.push_back(this);
    --loop_.under_way_;
    loop_.ended_.fetch_add(1, std::memory_order_release);
    loop_.changed_->set();
  }
  std::string name(std::uint64_t element) const override {
    return "element " + std::to_string(first + element) + " with " + loop_.name_of_function();
  }

  std::size_t first = 0;
  std::size_t count = 0;
  std::atomic<bool> dropped{false}; // cancelled by the loop itself

private:
  remote_loop &loop_;
};

remote_loop::remote_loop(crew_access crew, const task_limits &limits, const options &how,
                         std::size_t count, code_address function, loop_history *history)
    : crew_(std::move(crew)), limits_(limits), how_(how), count_(count), function_(function),
      history_(history), most_chunks_(2 * crew_.size()), changed_(std::make_unique<event>()),
      progress_(how, count), give_up_at_(deadline_after(how.timeout)), failed_at_(count) {}

remote_loop::~remote_loop() = default;

// Something has ended since the caller last looked.
bool remote_loop::over() noexcept { return ended_.load(std::memory_order_acquire) != seen_ended_; }

void remote_loop::sleep() noexcept { changed_->wait(); }

void remote_loop::record(std::size_t index, std::exception_ptr why, bool threw) noexcept {
  const std::lock_guard lock(mutex_);
  if (index >= failed_at_)
    return;
  failed_at_ = index;
  failure_ = std::move(why);
  threw_ = threw;
}

void remote_loop::learn(const chunk &done, double ns) noexcept {
  const std::lock_guard lock(mutex_);
  element_ns_ = ns / static_cast<double>(done.count);
  last_size_ = done.count;
  if (history_ != nullptr)
    history_->learn(element_ns_);
}

// Single elements until their cost is known; smaller chunks towards the end, so that all workers
// end together.
std::size_t remote_loop::next_size() const noexcept {
  const std::size_t left = count_ - next_;
  if (how_.chunk != 0)
    return std::min(how_.chunk, left);
  const bool measured = element_ns_ >= 0;
  const double known = measured || history_ == nullptr ? element_ns_ : history_->cost();
  if (known < 0)
    return 1;
  const double each = std::max(known, 0.1);
  const auto most = static_cast<double>(measured ? growth * last_size_ : left);
  const double size = std::clamp(chunk_ns / each, 1.0, most);
  const double fair = std::max(static_cast<double>(left / most_chunks_ + 1), least_chunk_ns / each);
  return std::min(static_cast<std::size_t>(std::min(size, fair)), left);
}

// Looked at whenever a chunk has ended: what runs is to be waited for in any case. The time that is
// over before the first chunk is sent is seen too.
bool remote_loop::told_to_stop() noexcept {
  timed_out_ = timed_out_ || std::chrono::steady_clock::now() >= give_up_at_;
  return how_.stop.stop_requested() || progress_.failed() || timed_out_;
}

// False: there is nothing to send, or no room for it.
bool remote_loop::send_next() {
  chunk *item = nullptr;
  std::size_t size = 0;
  {
    const std::lock_guard lock(mutex_);
    if (next_ >= failed_at_ || told_to_stop() || under_way_ == most_chunks_)
      return false;
    size = next_size();
    if (free_.empty()) {
      chunks_.push_back(std::make_unique<chunk>(*this));
      free_.reserve(most_chunks_);
      free_.push_back(chunks_.back().get());
    }
    item = free_.back();
    free_.pop_back();
    ++under_way_;
  }
  std::exception_ptr error;
  try {
    item->function = function_;
    item->limits = limits_;
    item->dropped = false;
    item->first = next_;
    item->request.write(crew_.request_memory(), [&](output_archive &out) {
      item->count = write_chunk(out, next_, size, error);
    });
    if (error)
      record(next_ + item->count, error, true);
    next_ += item->count;
    if (item->count != 0) {
      crew_.post(*item);
      return true;
    }
  } catch (const pool_shut_down &) { // while the loop runs: shutdown_now
    record(item->first, std::make_exception_ptr(cancelled()), true);
  } catch (...) {
    record(item->first, std::current_exception(), true);
  }
  item->let_go();
  return false;
}

// Chunks that nobody has begun with, and that the sequential loop would not have reached.
void remote_loop::drop_those_behind(std::size_t index) {
  for (const auto &one : chunks_)
    if (one->first > index && !one->dropped.exchange(true))
      crew_.cancel(*one, false);
}

outcome remote_loop::run() {
  if (count_ == 0)
    return {};
  crew_.begin_loop();
  outcome result = deal_out();
  crew_.end_loop();
  return result;
}

outcome remote_loop::deal_out() {
  const std::stop_callback look_again(how_.stop, [this] {
    ended_.fetch_add(1, std::memory_order_release);
    changed_->set();
    crew_.wake_leader();
  });
  for (;;) {
    seen_ended_ = ended_.load(std::memory_order_acquire);
    while (send_next()) {
    }
    std::size_t failed_at = 0;
    {
      const std::lock_guard lock(mutex_);
      if (over())
        continue; // there was no room to send more, and now there is
      if (under_way_ == 0)
        break;
      failed_at = failed_at_;
    }
    if (failed_at != count_)
      drop_those_behind(failed_at);
    else if (told_to_stop())
      for (std::size_t i = chunks_.size(); i-- != 0;)
        if (!chunks_[i]->dropped.exchange(true))
          crew_.cancel(*chunks_[i], false);
    crew_.serve_until(*this);
  }
  progress_.finish();
  if (failure_ && threw_)
    return {failed_at_, failure_, true};
  const std::size_t good = failure_ ? failed_at_ : next_;
  if (progress_.failed())
    return {good, progress_.error(), false};
  if (good != count_ && timed_out_ && !how_.stop.stop_requested())
    return {good, std::make_exception_ptr(timed_out()), false};
  if (good != count_)
    return {good, failure_ ? failure_ : std::make_exception_ptr(cancelled()), false};
  return {count_, nullptr, false};
}

} // namespace poolwise::detail
