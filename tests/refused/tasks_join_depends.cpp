// Only some of the threads are waited for here.
// REFUSED: whether a thread is joined depends on something
#include <thread>
#include <vector>

static void work(double &value) {
  for (int i = 0; i < 100000; ++i)
    value = value * 0.5 + 1;
}

void some(std::vector<double> &values, bool all) {
  std::vector<std::thread> threads;
  for (double &value : values)
    threads.emplace_back([&value] { work(value); });
  for (std::thread &thread : threads)
    if (all)
      thread.join();
    else
      thread.detach();
}
