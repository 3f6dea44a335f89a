// A class template's static.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

template <class T> struct pool {
  static inline unsigned made = 0;
  static unsigned make(T x) { return mix(x) + made++; }
};
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(pool<unsigned>::make(seed));
  return results;
}
