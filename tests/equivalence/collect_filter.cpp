// The test is what costs.
// WANT: for (auto &part : good_parts)
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static bool is_good(unsigned x) { return mix(x) % 2 == 0; }

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<unsigned> good;
  for (unsigned seed : seeds)
    if (is_good(seed))
      good.push_back(seed);
  for (unsigned value : good)
    std::printf("%u\n", value);
}
