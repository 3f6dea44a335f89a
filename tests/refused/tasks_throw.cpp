// The first get() that throws leaves futures behind, whose destructors wait; those of a
// pool do not.
// REFUSED: a task may throw
#include <future>
#include <stdexcept>
#include <vector>

static int work(int seed) {
  for (int i = 0; i < 100000; ++i)
    seed = seed * 3 % 1000003;
  if (seed == 17)
    throw std::runtime_error("seventeen");
  return seed;
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
