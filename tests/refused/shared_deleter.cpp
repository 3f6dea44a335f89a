// The last owner's deleter works on shared state.
// REFUSED: bound-changed
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(std::vector<unsigned> &log, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    std::shared_ptr<unsigned> p(new unsigned(mix(seed)), [&](unsigned *x) {
      log.push_back(*x);
      delete x;
    });
    results.push_back(*p);
  }
  return results;
}
