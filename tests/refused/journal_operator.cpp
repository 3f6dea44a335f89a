// Own operator, own journal.
// REFUSED: bound-changed
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct journal {
  std::vector<unsigned> lines;
};
journal &operator<<(journal &j, unsigned x) {
  j.lines.push_back(x);
  return j;
}
unsigned logged(journal &j, unsigned x) {
  j << x;
  return mix(x);
}
std::vector<unsigned> all(journal &j, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(logged(j, seed));
  return results;
}
