// Each thread spins until the one before it has set its flag.
// REFUSED: a task may wait until another sets what it reads
#include <atomic>
#include <thread>
#include <vector>

void relay(std::vector<double> &values, std::vector<std::atomic<int>> &done) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < values.size(); ++i)
    threads.emplace_back([i, &values, &done] {
      for (int round = 0; round < 100000; ++round)
        values[i] = values[i] * 0.5 + 1;
      while (i + 1 < done.size() && done[i + 1].load() == 0) {
      }
      done[i].store(1);
    });
  for (std::thread &thread : threads)
    thread.join();
}
