// Which of two threads is started depends on the item.
// REFUSED: the threads are not kept in a local container
#include <thread>
#include <vector>

static void work(double &value) {
  for (int i = 0; i < 100000; ++i)
    value = value * 0.5 + 1;
}

static void less(double &value) { value -= 1; }

void both(std::vector<double> &values) {
  std::vector<std::thread> threads;
  for (double &value : values)
    threads.push_back(value > 1 ? std::thread([&value] { work(value); })
                                : std::thread([&value] { less(value); }));
  for (std::thread &thread : threads)
    thread.join();
}
