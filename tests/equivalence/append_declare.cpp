// An empty vector declared right before the loop.
// WANT: std::vector<unsigned> results = poolwise::cpu_threads().map(seeds, [&](unsigned seed) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 4, 3, 2, 1, 0, 99, 7};
  std::vector<unsigned> results;
  results.reserve(seeds.size());
  for (unsigned seed : seeds) {
    results.push_back(mix(seed));
  }
  for (unsigned r : results)
    std::printf("%u\n", r);
}
