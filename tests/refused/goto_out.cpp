// A goto leaves the loop.
// REFUSED: early-exit
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int scan(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = mix(value);
    if (value == 3)
      goto done;
  }
  return 0;
done:
  return 1;
}
