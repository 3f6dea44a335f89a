// Asio's thread_pool (the library of Boost.Asio, in its form without Boost).
#include "thread_rows.h"

#include <utility> // asio 1.22 needs it in C++20

#include <asio/packaged_task.hpp>
#include <asio/post.hpp>
#include <asio/thread_pool.hpp>
#include <future>

namespace {

struct peer {
  explicit peer(unsigned threads) : pool(threads), width(threads) {}
  ~peer() { pool.join(); }

  template <class F> void group(int count, F f) {
    std::atomic<int> left{count};
    for (int i = 0; i != count; ++i)
      asio::post(pool, [&left, f] {
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
      all.push_back(asio::post(pool, std::packaged_task<int()>(f)));
    for (auto &each : all)
      each.get();
  }
  template <class F> void one(F f) { asio::post(pool, std::packaged_task<int()>(f)).get(); }
  // It has no loops. Up to a thousand elements: one task each; else eight blocks a thread.
  template <class F> void loop(std::size_t count, F body) {
    const std::size_t blocks = count <= 1000 ? count : std::size_t{8} * width;
    std::atomic<std::size_t> left{blocks};
    for (std::size_t block = 0; block != blocks; ++block)
      asio::post(pool, [&, block] {
        for (std::size_t i = count * block / blocks; i != count * (block + 1) / blocks; ++i)
          body(i);
        if (left.fetch_sub(1, std::memory_order_acq_rel) == 1)
          left.notify_one();
      });
    for (std::size_t now = left.load(); now != 0; now = left.load())
      left.wait(now);
  }

  asio::thread_pool pool;
  unsigned width;
};

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<peer>(cores());
  rows.push_back(asleep_row<peer>("asleep-64", 64));
  return rows;
}
