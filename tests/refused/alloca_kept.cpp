// Memory of the function's frame is kept.
// REFUSED: escaping-reference
#include <alloca.h>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(int n) {
  std::vector<unsigned *> kept(n);
  for (int i = 0; i < n; ++i) {
    kept[i] = static_cast<unsigned *>(alloca(16));
    *kept[i] = mix(i);
  }
  return *kept[0] ^ *kept[n / 2];
}
