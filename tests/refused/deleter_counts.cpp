// A deleter that counts.
// REFUSED: loop-carried-dependence
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long freed = 0;
struct deleter {
  void operator()(unsigned *p) const {
    ++freed;
    delete p;
  }
};
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    std::unique_ptr<unsigned, deleter> p(new unsigned(mix(seed)));
    results.push_back(*p);
  }
  return results;
}
