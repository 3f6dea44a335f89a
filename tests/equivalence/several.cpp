// Several fixes in one file, and loops that must stay between them.
// WANT: squares = poolwise
// WANT: total = poolwise
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned counter = 0;

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4};
  std::vector<unsigned> squares;
  for (unsigned seed : seeds) {
    squares.push_back(mix(seed) * mix(seed));
  }
  for (unsigned seed : seeds) {
    counter = counter * 31 + mix(seed); // the order matters
  }
  unsigned total = 0;
  for (unsigned square : squares) {
    total += mix(square);
  }
  std::printf("%u %u\n", counter, total);
}
