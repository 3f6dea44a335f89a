// Bits of one word are not separate objects.
// REFUSED: loop-carried-dependence
#include <bitset>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void mark(std::bitset<512> &odd) {
  for (int i = 0; i < 512; ++i)
    odd[i] = mix(i) & 1;
}
