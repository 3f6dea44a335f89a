// Keys that come more than once.
// WANT: .next();
#include <cstdio>
#include <map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::map<unsigned, unsigned> counts;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    counts[value % 4] += value % 100;
  }
  for (const auto &[key, value] : counts)
    std::printf("%u %u\n", key, value);
}
