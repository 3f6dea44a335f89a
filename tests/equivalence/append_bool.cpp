// Results in a std::vector<bool>, whose elements share bytes.
// WANT: .map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static bool odd(unsigned x) { return mix(x) % 2 != 0; }

int main() {
  std::vector<unsigned> seeds(200, 3);
  for (unsigned i = 0; i < seeds.size(); ++i)
    seeds[i] += i;
  std::vector<bool> flags;
  for (unsigned seed : seeds) {
    flags.push_back(odd(seed));
  }
  for (bool f : flags)
    std::putchar(f ? '1' : '0');
  std::putchar('\n');
}
