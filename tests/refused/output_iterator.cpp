// The output iterator was made before.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &seeds, std::vector<unsigned> &out) {
  auto sink = out.begin();
  for (unsigned seed : seeds)
    *sink++ = mix(seed);
}
