// A const method counts in a mutable member.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Weigher {
public:
  unsigned weigh(unsigned x) const {
    ++calls_;
    return mix(x);
  }

private:
  mutable unsigned calls_ = 0;
};

std::vector<unsigned> all(const Weigher &weigher, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(weigher.weigh(seed));
  return results;
}
