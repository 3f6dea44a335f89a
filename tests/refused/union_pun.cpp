// The fields of a union are one place.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

union Word {
  unsigned whole;
  unsigned char bytes[4];
};

unsigned char low(Word &word, const std::vector<unsigned> &seeds) noexcept {
  for (unsigned seed : seeds) {
    word.whole = mix(seed + word.bytes[1]);
  }
  return word.bytes[0];
}
