// Threads are joined, or kept and joined, by index.
// WANT: threads[i].get();
// WANT: pool[i] = poolwise::cpu_threads().submit([&rows, i]
// WANT: std::vector<poolwise::future<void>> pool(rows.size());
#include <algorithm>
#include <cstdio>
#include <thread>
#include <vector>

static void scramble(std::vector<unsigned> &row) {
  for (unsigned &x : row)
    for (int i = 0; i < 3000; ++i)
      x = x * 1664525u + 1013904223u;
}

int main() {
  std::vector<std::vector<unsigned>> rows(20, {1, 2, 3});
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < rows.size(); ++i)
    threads.push_back(std::thread([&rows, i] { scramble(rows[i]); }));
  for (std::size_t i = 0; i < threads.size(); ++i) {
    threads[i].join();
  }
  std::vector<std::thread> pool(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    pool[i] = std::thread([&rows, i] { std::reverse(rows[i].begin(), rows[i].end()); });
  for (std::size_t i = 0; i < pool.size(); i++)
    if (pool[i].joinable())
      pool[i].join();
  unsigned sum = 0;
  for (const auto &row : rows)
    for (unsigned x : row)
      sum = sum * 31 + x;
  std::printf("%u\n", sum);
}
