// All are looked at, and each result counts.
// WANT: std::bit_and<>()
// WANT: std::bit_or<>()
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void test(const std::vector<unsigned> &seeds) {
  bool all = true, any = false;
  for (unsigned seed : seeds)
    all &= mix(seed) % 4 != 0;
  for (unsigned seed : seeds)
    any |= mix(seed) % 4 == 0;
  std::printf("%d %d\n", all, any);
}

int main() {
  for (unsigned first = 0; first < 6; ++first)
    test({first, first + 10, first + 20});
}
