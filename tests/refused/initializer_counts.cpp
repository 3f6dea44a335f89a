// A member initializer that counts.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned next = 0;
struct item {
  unsigned value;
  unsigned number = next++;
};
std::vector<item> all(const std::vector<unsigned> &seeds) {
  std::vector<item> results;
  for (unsigned seed : seeds)
    results.push_back(item{mix(seed)});
  return results;
}
