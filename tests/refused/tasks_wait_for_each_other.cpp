// Each thread waits until all have arrived: fewer threads than items would never get on.
// REFUSED: a task may wait for another one
#include <latch>
#include <thread>
#include <vector>

void phases(std::vector<double> &values) {
  std::latch all(static_cast<std::ptrdiff_t>(values.size()));
  std::vector<std::thread> threads;
  for (double &value : values)
    threads.emplace_back([&all, &value] {
      for (int i = 0; i < 100000; ++i)
        value = value * 0.5 + 1;
      all.arrive_and_wait();
      value += 1;
    });
  for (std::thread &thread : threads)
    thread.join();
}
