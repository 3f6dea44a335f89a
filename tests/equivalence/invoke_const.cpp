// Constant results of independent calls.
// WANT: const auto [left, right] =
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double spread(unsigned x) { return mix(x) / 3.0; }

int main() {
  const unsigned left = mix(mix(1));
  const double right = spread(2);
  const unsigned *where = &left;
  std::printf("%u %a\n", *where, right);
}
