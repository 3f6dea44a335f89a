// The function may return while the threads run; their destructors would wait.
// REFUSED: the function may be left before the threads are joined
#include <thread>
#include <vector>

int run(std::vector<double> &values, bool early) {
  int rounds = 0;
  std::vector<std::jthread> threads;
  for (double &value : values)
    threads.emplace_back([&value] {
      for (int i = 0; i < 100000; ++i)
        value = value * 0.5 + 1;
    });
  if (early)
    return rounds;
  ++rounds;
  return rounds;
}
