// What is carried from round to round stays in order.
// WANT: .next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  unsigned state = 1;
  for (unsigned seed : seeds) {
    unsigned noise = mix(seed);
    state = state ^ (noise + (state << 3));
  }
  std::printf("%u\n", state);
}
