// The vector is declared further up and empty.
// WANT: results = poolwise::cpu_threads().map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> results;
  std::vector<unsigned> seeds;
  for (unsigned i = 0; i < 12; ++i)
    seeds.push_back(i * i);
  std::printf("%zu seeds\n", seeds.size());
  for (const auto &seed : seeds) {
    // The comment stays.
    unsigned once = mix(seed);   // and this one

    results.push_back(mix(once + 1));
  }
  for (unsigned r : results)
    std::printf("%u\n", r);
}
