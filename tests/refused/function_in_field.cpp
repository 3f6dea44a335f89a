// Nobody knows what the field holds.
// REFUSED: unknown-callee
#include <functional>
#include <vector>

struct options {
  std::function<unsigned(unsigned)> step;
};
std::vector<unsigned> all(const options &with, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(with.step(seed));
  return results;
}
