// Only some results are kept.
// WANT: auto kept_parts = poolwise::cpu_threads().map(seeds
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<unsigned> kept;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    if (value % 3 == 0)
      kept.push_back(value);
  }
  for (unsigned value : kept)
    std::printf("%u\n", value);
}
