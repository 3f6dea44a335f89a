// The task asks its own thread whether it is to stop; a pool has no such thread.
// REFUSED: a task asks whether its thread is to stop
#include <stop_token>
#include <thread>
#include <vector>

void run(std::vector<double> &values) {
  std::vector<std::jthread> threads;
  for (double &value : values)
    threads.emplace_back([&value](std::stop_token stop) {
      for (int i = 0; i < 100000 && !stop.stop_requested(); ++i)
        value = value * 0.5 + 1;
    });
}
