// Each round reads what stands before its element, by the element's address.
// REFUSED: unknown-callee
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> all(31, 7);
  unsigned *first = all.data();
  for (unsigned &each : all)
    if (&each != first)
      each = mix(*(&each - 1));
  std::printf("%u\n", all.back());
}
