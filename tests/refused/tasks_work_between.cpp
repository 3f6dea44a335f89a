// The caller calls what nobody has seen while the threads run: it may wait for one.
// REFUSED: may wait for a task that a pool has not started
#include <thread>
#include <vector>

void note(int stage);

static void work(double &value) {
  for (int i = 0; i < 100000; ++i)
    value = value * 0.5 + 1;
}

void both(std::vector<double> &values) {
  std::vector<std::thread> threads;
  for (double &value : values)
    threads.emplace_back([&value] { work(value); });
  note(1);
  for (std::thread &thread : threads)
    thread.join();
}
