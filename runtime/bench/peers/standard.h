// What std::async and one thread a task share: a launch for each task, or for each core if a loop
// has more than a thousand elements.
#ifndef POOLWISE_BENCH_STANDARD_H
#define POOLWISE_BENCH_STANDARD_H

#include "thread_rows.h"

/// Launch is a class with a type `handle`, `static handle start(f)` and `static void join(handle
/// &)`.
template <class Launch> struct standard_peer {
  explicit standard_peer(unsigned) {}

  template <class F> void one(F f) {
    auto started = Launch::start([&] { bench::sink.store(f(), std::memory_order_relaxed); });
    Launch::join(started);
  }
  template <class F> void loop(std::size_t count, F body) {
    const std::size_t blocks = count <= 1000 ? count : bench::cores();
    std::vector<typename Launch::handle> all;
    all.reserve(blocks);
    for (std::size_t block = 0; block != blocks; ++block)
      all.push_back(Launch::start([&, block] {
        for (std::size_t i = count * block / blocks; i != count * (block + 1) / blocks; ++i)
          body(i);
      }));
    for (auto &each : all)
      Launch::join(each);
  }
  template <class F> void group(int count, F f) {
    for (int done = 0; done < count; done += 1000) // no more threads than a user may have
      loop(1000, [&](std::size_t) { f(); });
  }
  template <class F> void futures(int count, F f) {
    loop(static_cast<std::size_t>(count),
         [&](std::size_t) { bench::sink.store(f(), std::memory_order_relaxed); });
  }
};

#endif
