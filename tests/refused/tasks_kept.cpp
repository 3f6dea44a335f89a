// The caller gets the futures that are left, and asks them elsewhere.
// REFUSED: more than starting and joining
#include <future>
#include <vector>

static int work(int seed) {
  for (int i = 0; i < 100000; ++i)
    seed = seed * 3 % 1000003;
  return seed;
}

int first(const std::vector<int> &seeds, std::vector<std::future<int>> &rest) {
  std::vector<std::future<int>> parts;
  for (int seed : seeds)
    parts.push_back(std::async(std::launch::async, work, seed));
  int sum = 0;
  for (auto &part : parts)
    sum += part.get();
  rest.swap(parts);
  return sum;
}
