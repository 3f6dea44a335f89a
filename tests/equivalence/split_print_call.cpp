// The call in the middle of what is printed.
// WANT: std::printf("%u\n", mixes.next());
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  for (unsigned seed : seeds)
    std::printf("%u\n", mix(seed));
}
