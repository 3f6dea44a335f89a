// Buckets that rounds share.
// WANT: .next();
#include <array>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::array<int, 4> buckets{};
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    ++buckets[value % 4];
  }
  for (int count : buckets)
    std::printf("%d\n", count);
}
