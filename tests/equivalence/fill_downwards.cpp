// A loop that counts down by two.
// WANT: poolwise::indices(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> out(20);
  int last = 17;
  for (int i = last; i >= 0; i -= 2)
    out[i] = mix(i);
  for (unsigned v : out)
    std::printf("%u\n", v);
}
