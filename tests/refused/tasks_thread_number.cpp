// Each thread notes which one it is; a pool's threads run several tasks each.
// REFUSED: a task uses what belongs to its thread
#include <thread>
#include <vector>

void note(std::vector<std::thread::id> &ids, std::vector<double> &values) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < values.size(); ++i)
    threads.emplace_back([i, &ids, &values] {
      for (int round = 0; round < 100000; ++round)
        values[i] = values[i] * 0.5 + 1;
      ids[i] = std::this_thread::get_id();
    });
  for (std::thread &thread : threads)
    thread.join();
}
