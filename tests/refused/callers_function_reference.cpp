// Called by another name, with one object twice.
// REFUSED: possible-aliasing
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static int reversed(std::vector<unsigned> &to, const std::vector<unsigned> &from) {
  for (int i = 0; i < 100; ++i)
    to[i] = mix(from[99 - i]);
  return 1;
}

int main() {
  std::vector<unsigned> a(100, 1), b(100, 2);
  auto &other = reversed;
  reversed(a, b);
  other(a, a);
  std::printf("%u\n", a[3]);
}
