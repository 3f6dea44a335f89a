// Up to the largest number itself, the loop ends by its return alone.
// REFUSED: may overflow
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned find(unsigned limit, unsigned wanted) {
  for (unsigned i = 1; i <= limit; ++i) {
    unsigned mixed = mix(i);
    if (mixed == wanted)
      return i;
  }
  return 0;
}
