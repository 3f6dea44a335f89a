// A loop that counts in threes, and one that has nothing to do.
// WANT: poolwise::indices(1, n, 3)
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void fill(std::vector<unsigned> &out, int n) noexcept {
  for (int i = 1; i < n; i += 3)
    out[i] = mix(i);
}

int main() {
  std::vector<unsigned> out(20);
  fill(out, -5);
  fill(out, 0);
  fill(out, 1);
  fill(out, 20);
  for (unsigned v : out)
    std::printf("%u\n", v);
}
