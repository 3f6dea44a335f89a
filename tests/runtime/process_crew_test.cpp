// The scheduling of worker processes without processes: a scripted transport holds a thread at the
// places where others may overtake it.
#include "process_crew.h"

#include "pools.h"

#include <condition_variable>
#include <cstring>
#include <functional>
#include <mutex>

namespace {

using namespace poolwise::detail;

void await(const std::atomic<bool> &happened) {
  while (!happened)
    std::this_thread::yield();
}

struct script {
  std::atomic<std::uint32_t> room{256};
  std::atomic<std::uint32_t> posted{0};
  std::atomic<std::uint32_t> answered{0};
  std::atomic<std::uint32_t> released{0};
  std::atomic<std::uint32_t> most_under_way{0};
  std::atomic<std::uint32_t> modules{0};
  std::atomic<bool> out_of_order{false}; // a task came before the modules that it may need
  std::atomic<bool> killed{false};
  std::atomic<bool> link_gone{false};
  std::atomic<bool> leader_sleeps{false};
  std::function<void(std::uint32_t)> at_reply = [](std::uint32_t) {};
  std::function<void()> at_interrupt = [] {};
};

class scripted_link final : public worker_link {
public:
  explicit scripted_link(script &how) : script_(how) {}
  ~scripted_link() override { script_.link_gone = true; }
  std::uint32_t room() const noexcept override { return script_.room; }
  void post(request_kind kind, code_address, std::span<const std::byte>) override {
    if (kind == request_kind::learn_module)
      ++script_.modules;
    else if (script_.modules != known_modules())
      script_.out_of_order = true;
    ++script_.posted;
    script_.most_under_way =
        std::max(script_.most_under_way.load(), script_.posted - script_.released);
  }
  std::optional<std::uint32_t> answered() noexcept override { return script_.answered; }
  link_reply reply(std::uint32_t number) override {
    script_.at_reply(number);
    return {reply_kind::value, {}, std::chrono::nanoseconds(100), 0};
  }
  void release(std::uint32_t number) noexcept override { script_.released = number; }
  bool revoke(std::uint32_t number) noexcept override { return number >= script_.answered; }
  void ask_to_stop(std::uint32_t) noexcept override {}
  link_activity activity(std::uint32_t) noexcept override { return {}; }
  void kill() noexcept override { script_.killed = true; }
  void signal(int) noexcept override {}

private:
  script &script_;
};

class scripted_transport final : public transport {
public:
  explicit scripted_transport(script &how) : script_(how) {}
  std::unique_ptr<worker_link> start(std::uint32_t) override {
    return std::make_unique<scripted_link>(script_);
  }
  void wait(deadline until, std::vector<worker_event> &) override {
    std::unique_lock lock(mutex_);
    const auto soon = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
    changed_.wait_until(lock, std::min(until, soon), [&] { return interrupted_; });
    interrupted_ = false;
  }
  void interrupt() noexcept override {
    script_.at_interrupt();
    const std::lock_guard lock(mutex_);
    interrupted_ = true;
    changed_.notify_one();
  }
  std::uint32_t ticks() const noexcept override { return ticks_; }
  void listen(listener) noexcept override {}
  void sleep(std::uint32_t ticks, deadline until) noexcept override {
    script_.leader_sleeps = true;
    futex_wait(ticks_, ticks, until);
  }
  void tick() noexcept override {
    ++ticks_;
    futex_wake_all(ticks_);
  }
  void close() noexcept override {}

private:
  script &script_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool interrupted_ = false;
  std::atomic<std::uint32_t> ticks_{0};
};

// Destroys itself in memory that stays, so that one sees what is written there afterwards.
class short_lived_job final : public remote_job {
public:
  static constexpr auto nothing = std::byte{0xab};
  void arrived(const remote_reply &) noexcept override {}
  void failed(std::exception_ptr) noexcept override {}
  void let_go() noexcept override {
    void *const at = this;
    this->~short_lived_job();
    std::memset(at, static_cast<int>(nothing), sizeof(short_lived_job));
  }
  std::string name(std::uint64_t) const override { return "a job"; }
};
struct place_of_job {
  alignas(short_lived_job) std::byte bytes[sizeof(short_lived_job)];
  short_lived_job &make() { return *new (bytes) short_lived_job; }
  // Read as what may have been written by whoever must not.
  bool untouched() const {
    return std::all_of(std::begin(bytes), std::end(bytes), [](const std::byte &one) {
      return *const_cast<const volatile std::byte *>(&one) == short_lived_job::nothing;
    });
  }
};

struct until_told final : awaited {
  std::atomic<bool> told{false};
  bool over() noexcept override { return told; }
  void sleep() noexcept override { await(told); }
};

poolwise::process_options one_worker() {
  poolwise::process_options how;
  how.workers = 1;
  return how;
}

// A worker that has skipped what was taken back from it may be looked at while the pool closes.
TEST(ProcessCrew, closing_waits_for_who_reads_answers_ok) {
  script how;
  auto carrier = std::make_unique<scripted_transport>(how);
  transport &bell = *carrier;
  process_crew crew(one_worker(), {}, std::move(carrier));
  place_of_job place;
  short_lived_job &job = place.make();
  crew.post(job);
  EXPECT_TRUE(crew.cancel(job, false));

  until_told waiting;
  std::jthread leader([&] { crew.serve_until(waiting); });
  await(how.leader_sleeps);
  std::atomic<bool> reads{false};
  std::atomic<bool> gone_too_early{false};
  how.at_reply = [&](std::uint32_t) {
    reads = true;
    for (int i = 0; i != 50 && !how.link_gone; ++i) // it only takes time if all is well
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    gone_too_early = how.link_gone.load();
  };
  how.at_interrupt = [&] { // by close, when all was done
    how.answered = 1;
    bell.tick();
    await(reads);
  };
  EXPECT_TRUE(crew.close(process_crew::ending::drain, no_deadline));
  waiting.told = true;
  crew.wake_leader();
  leader.join();
  EXPECT_FALSE(gone_too_early);
  EXPECT_TRUE(how.link_gone);
}

TEST(ProcessCrew, shutdown_now_leaves_alone_what_was_told_its_answer_ok) {
  script how;
  auto carrier = std::make_unique<scripted_transport>(how);
  process_crew crew(one_worker(), {}, std::move(carrier));
  std::jthread closer;
  how.at_reply = [&](std::uint32_t number) {
    if (number == 0)
      return;
    closer = std::jthread([&] { crew.close(process_crew::ending::abandon, no_deadline); });
    await(how.killed);
  };
  place_of_job first;
  place_of_job second;
  crew.post(first.make());
  crew.post(second.make());
  ASSERT_EQ(how.posted, 2U);
  how.answered = 2;
  await(how.killed);
  crew.close(process_crew::ending::drain, no_deadline);
  EXPECT_TRUE(first.untouched());
  EXPECT_TRUE(second.untouched());
}

// Modules are announced in the same slots, between two tasks.
TEST(ProcessCrew, never_sends_more_than_there_is_room_for_ok) {
  script how;
  how.room = 4;
  auto carrier = std::make_unique<scripted_transport>(how);
  process_crew crew(one_worker(), {}, std::move(carrier));
  std::deque<place_of_job> places;
  const auto post = [&] { crew.post(places.emplace_back().make()); };
  post(); // short, so that the next ones lie as deep as there is room
  how.answered = how.posted.load();
  while (how.released != how.posted)
    std::this_thread::yield();
  while (how.posted - how.released != 3)
    post();
  static_cast<void>(address_of(reinterpret_cast<any_function>(&std::strtol))); // of the C library
  for (int i = 0; i != 5; ++i)
    post();
  std::atomic<bool> closed{false};
  std::jthread closer([&] {
    crew.close(process_crew::ending::drain, no_deadline);
    closed = true;
  });
  while (!closed) {
    how.answered = how.posted.load();
    std::this_thread::yield();
  }
  EXPECT_EQ(how.posted, places.size() + known_modules());
  EXPECT_LE(how.most_under_way, 4U);
  EXPECT_FALSE(how.out_of_order);
}

} // namespace
