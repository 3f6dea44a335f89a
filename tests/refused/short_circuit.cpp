// Once true, the rest is not computed: && keeps calls from being made.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned calls = 0;
static bool good(unsigned x) {
  ++calls;
  return mix(x) % 2;
}

bool all_good(const std::vector<unsigned> &seeds) {
  bool result = true;
  for (unsigned seed : seeds)
    result = result && good(seed);
  return result;
}
