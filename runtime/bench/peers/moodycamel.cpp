// The least that a pool can be over moodycamel's queue, which is the fastest one in Debian.
#include "thread_rows.h"

#include <concurrentqueue/blockingconcurrentqueue.h>
#include <functional>
#include <future>
#include <memory>

namespace {

class peer {
public:
  explicit peer(unsigned threads) {
    for (unsigned i = 0; i != threads; ++i)
      threads_.emplace_back([this] {
        std::function<void()> task;
        for (;;) {
          queue_.wait_dequeue(task);
          if (!task)
            return;
          task();
        }
      });
  }
  ~peer() {
    for (std::size_t i = 0; i != threads_.size(); ++i)
      queue_.enqueue(nullptr);
  }

  template <class F> void group(int count, F f) {
    std::atomic<int> left{count};
    for (int i = 0; i != count; ++i)
      queue_.enqueue([&left, f] {
        f();
        if (left.fetch_sub(1, std::memory_order_acq_rel) == 1)
          left.notify_one();
      });
    for (int now = left.load(); now != 0; now = left.load())
      left.wait(now);
  }
  template <class F> void futures(int count, F f) {
    std::vector<std::future<int>> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i != count; ++i)
      all.push_back(submitted(f));
    for (auto &each : all)
      each.get();
  }
  template <class F> void one(F f) { submitted(f).get(); }

private:
  template <class F> std::future<int> submitted(F f) {
    auto task = std::make_shared<std::packaged_task<int()>>(f); // a std::function must be copyable
    auto result = task->get_future();
    queue_.enqueue([task] { (*task)(); });
    return result;
  }
  moodycamel::BlockingConcurrentQueue<std::function<void()>> queue_;
  std::vector<std::jthread> threads_;
};

} // namespace

std::vector<bench::row> bench::rows() { return cpu_rows<peer>(cores()); }
