// One is a part of the other.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct page {
  std::vector<unsigned> lines;
  unsigned sum = 0;
};
static void fill(const page &p, std::vector<unsigned> &out) {
  for (std::size_t i = 1; i < out.size(); ++i)
    out[i] = mix(p.lines[i - 1]);
}

int main() {
  page p;
  p.lines.resize(9);
  std::vector<unsigned> other(9);
  fill(p, other);
  fill(p, p.lines);
}
