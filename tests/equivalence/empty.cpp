// Nothing to run over.
// WANT: .map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds;
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    results.push_back(mix(seed));
  }
  unsigned total = 12;
  for (unsigned seed : seeds)
    total += mix(seed);
  std::printf("%zu %u\n", results.size(), total);
}
