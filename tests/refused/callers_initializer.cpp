// What the initializer of a global hands over is one object.
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

static std::vector<unsigned> table(100, 7);
static int ready = reversed(table, table);

int main() {
  std::vector<unsigned> a(100, 1), b(100, 2);
  reversed(a, b);
  std::printf("%d %u %u\n", ready, table[3], a[3]);
}
