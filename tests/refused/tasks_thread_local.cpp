// Each thread begins with a counter of its own; on a pool it would find the last task's.
// REFUSED: a task uses what belongs to its thread
#include <future>
#include <vector>

static thread_local int used;

static int work(int seed) {
  for (int i = 0; i < 100000; ++i)
    seed = seed * 3 % 1000003;
  return seed + ++used;
}

std::vector<int> all(const std::vector<int> &seeds) {
  std::vector<std::future<int>> parts;
  for (int seed : seeds)
    parts.push_back(std::async(std::launch::async, work, seed));
  std::vector<int> results;
  for (auto &part : parts)
    results.push_back(part.get());
  return results;
}
