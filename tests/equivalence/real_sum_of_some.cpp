// Only some rounds have something to add.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> weights{1, 0, 2, 0, 0, 5, 4, 1};
  unsigned long total = 0;
  for (unsigned w : weights)
    if (w > 0)
      total += w * (mix(w) % 100);
  std::printf("%lu\n", total);
}
