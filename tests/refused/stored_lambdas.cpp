// Lambda stored in a vector, all refer to one sum.
// REFUSED: unknown-callee
#include <functional>
#include <vector>

unsigned run(const std::vector<std::function<void()>> &jobs, unsigned &sum) {
  for (const auto &job : jobs)
    job();
  return sum;
}
