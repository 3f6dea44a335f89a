// The rows about threads, written once for all peers.
//
// A peer is a class that is made from a number of threads and has those of these members that it
// can offer; `body` and `f` may be called from several threads at a time:
//   group(n, f)    f() n times, each as a task of its own; returns when all have run
//   futures(n, f)  the same with n futures alive, each of which is then asked for its int
//   one(f)         one task, waited for
//   loop(n, body)  body(i) for i in [0, n)
#ifndef POOLWISE_BENCH_THREAD_ROWS_H
#define POOLWISE_BENCH_THREAD_ROWS_H

#include "bench.h"
#include "work.h"

#include <atomic>
#include <thread>
#include <vector>

namespace bench {

inline std::atomic<int> sink{0};
inline constexpr auto nothing = [] { sink.fetch_add(1, std::memory_order_relaxed); };
inline constexpr auto number = [] { return sink.load(std::memory_order_relaxed); };
inline constexpr auto burn_100_us = [](std::size_t) { burn(100us); };
inline constexpr auto burn_skewed = [](std::size_t i) { burn(i < 990 ? 50us : 5000us); };
inline constexpr auto nap = [](std::size_t) { std::this_thread::sleep_for(10ms); };

template <class Peer> double measure_tiny_loop(std::size_t count, Peer &peer) {
  static std::vector<float> in(1'000'000, 1.5F);
  static std::vector<float> out(1'000'000);
  const int rounds = count < 1000 ? 1000 : 1; // so that the clock's own time does not count
  return typical(rounds, [&] {
    for (int i = 0; i != rounds; ++i)
      peer.loop(count, [](std::size_t at) { out[at] = in[at] * in[at] + 1; });
  });
}

/// The rows of a peer for computing, with `threads` threads.
template <class Peer> std::vector<row> cpu_rows(unsigned threads) {
  std::vector<row> rows;
  const auto add = [&rows, threads](const char *name, auto measure) {
    rows.push_back({name, [threads, measure] {
                      Peer peer(threads);
                      return measure(peer);
                    }});
  };
  if constexpr (requires(Peer peer) { peer.group(1, nothing); })
    add("group", [](Peer &peer) { return typical(10'000, [&] { peer.group(10'000, nothing); }); });
  if constexpr (requires(Peer peer) { peer.futures(1, number); })
    add("futures", [](Peer &peer) { return typical(1000, [&] { peer.futures(1000, number); }); });
  if constexpr (requires(Peer peer) { peer.one(number); })
    add("one", [](Peer &peer) {
      return typical(100, [&] {
        for (int i = 0; i != 100; ++i)
          peer.one(number);
      });
    });
  if constexpr (requires(Peer peer) { peer.loop(1, nap); }) {
    add("loop-1e6", [](Peer &peer) { return measure_tiny_loop(1'000'000, peer); });
    add("loop-1e4", [](Peer &peer) { return measure_tiny_loop(10'000, peer); });
    add("loop-100", [](Peer &peer) { return measure_tiny_loop(100, peer); });
    add("even", [](Peer &peer) { return typical(1, [&] { peer.loop(1000, burn_100_us); }); });
    add("skewed", [](Peer &peer) { return typical(1, [&] { peer.loop(1000, burn_skewed); }); });
  }
  return rows;
}

/// 200 tasks that sleep for 10 ms, on `threads` threads.
template <class Peer> row asleep_row(const char *name, unsigned threads) {
  return {name, [threads] {
            Peer peer(threads);
            return typical(1, [&] { peer.loop(200, nap); });
          }};
}

inline unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

} // namespace bench

#endif
