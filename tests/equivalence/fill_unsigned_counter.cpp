// An unsigned counter against a signed bound.
// WANT: static_cast<unsigned>(0)
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> out(9);
  int n = 9;
  for (unsigned i = 0; i < n; ++i)
    out[i] = mix(i);
  for (unsigned v : out)
    std::printf("%u\n", v);
}
