// The iterator is moved in the body.
// REFUSED: irregular-loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &v) {
  unsigned sum = 0;
  for (auto it = v.begin(); it != v.end(); ++it) {
    sum += mix(*it);
    if (*it % 2 && it + 1 != v.end())
      ++it;
  }
  return sum;
}
