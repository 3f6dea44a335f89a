// The slot of one bit.
// REFUSED: packed-elements
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<bool> &flags) {
  for (auto flag : flags)
    flag = mix(flag) & 1;
}
