// Elements of one number, of two sizes, in one union: a half lies in the word of another round.
// REFUSED: loop-carried-dependence
#include <cstdint>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

union Registers {
  std::uint32_t word[64];
  std::uint16_t half[128];
};

void narrow(Registers &r) {
  for (int i = 0; i < 64; ++i)
    r.half[i] = static_cast<std::uint16_t>(mix(r.word[i]));
}
