// A reference with a name of its own, and the table that it is bound to.
// REFUSED: possible-aliasing
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::vector<unsigned> table(100, 7);
static std::vector<unsigned> &same = table;

static void reversed() {
  for (int i = 0; i < 100; ++i)
    table[i] = mix(same[99 - i]);
}

int main() {
  reversed();
  std::printf("%u\n", table[3]);
}
