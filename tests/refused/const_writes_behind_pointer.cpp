// A const method of a class with a pointer writes behind it.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class view {
  unsigned *data_;

public:
  explicit view(unsigned *data) : data_(data) {}
  unsigned step(unsigned x) const { return *data_ = mix(*data_ + x); }
};
std::vector<unsigned> all(const view &v, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(v.step(seed));
  return results;
}
