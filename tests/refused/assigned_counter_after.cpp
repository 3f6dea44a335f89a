// The counter is a variable of the function, and returned.
// REFUSED: irregular-loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int fill(std::vector<unsigned> &values, int count) {
  int i;
  for (i = 0; i < count; i++)
    values[i] = mix(i);
  return i;
}
