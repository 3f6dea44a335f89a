// Elements are counted.
// WANT: hits += poolwise::cpu_threads().count_if(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds(100);
  for (unsigned i = 0; i < seeds.size(); ++i)
    seeds[i] = i;
  int hits = 5;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    if (value % 3 == 0)
      ++hits;
  }
  std::printf("%d\n", hits);
}
