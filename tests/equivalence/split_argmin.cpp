// The smallest, and where it stands.
// WANT: .next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  unsigned best = ~0u;
  std::size_t where = 0;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    unsigned value = mix(seeds[i]);
    if (value < best) {
      best = value;
      where = i;
    }
  }
  std::printf("%u %zu\n", best, where);
}
