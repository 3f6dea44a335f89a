// One member of the result is looked at, another is added to.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct result {
  unsigned lines = 0, words = 0;
};

result run(const std::vector<std::vector<unsigned>> &v) {
  result r;
  for (const auto &row : v)
    for (unsigned x : row) {
      r.words += mix(x + r.lines);
      ++r.lines;
    }
  return r;
}
