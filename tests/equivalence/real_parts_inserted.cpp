// Several results of each round, one after the other.
// WANT: lazy_map
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> expand(unsigned x) { return {mix(x), mix(x + 1)}; }

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<unsigned> out;
  for (unsigned seed : seeds) {
    auto part = expand(seed);
    out.insert(out.end(), part.begin(), part.end());
  }
  for (unsigned x : out)
    std::printf("%u\n", x);
}
