// C arrays.
// WANT: .for_each(
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  unsigned in[6] = {1, 2, 3, 4, 5, 6};
  unsigned out[6] = {};
  for (int i = 0; i < 6; ++i)
    out[i] = mix(in[i]);
  for (auto &v : in)
    v = mix(v);
  for (unsigned v : out)
    std::printf("%u\n", v);
  for (unsigned v : in)
    std::printf("%u\n", v);
}
