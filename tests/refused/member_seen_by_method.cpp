// A method of the result looks at what is added to.
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
  unsigned all() const { return lines + words; }
};

result run(const std::vector<std::vector<unsigned>> &v) {
  result r;
  for (const auto &row : v)
    for (unsigned x : row) {
      r.words += mix(x);
      r.lines += mix(r.all());
    }
  return r;
}
