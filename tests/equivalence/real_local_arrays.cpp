// Arrays of the function.
// WANT: for_each
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  unsigned in[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  unsigned out[8];
  for (int i = 0; i < 8; i++)
    out[i] = mix(in[7 - i]) + mix(in[i]);
  for (unsigned v : out)
    std::printf("%u\n", v);
}
