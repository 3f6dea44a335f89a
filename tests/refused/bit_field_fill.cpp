// Bit-fields of one object share a byte.
// REFUSED: loop-carried-dependence

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Flags {
  unsigned low : 4, high : 4;
};

void set(Flags &flags, unsigned n) noexcept {
  for (unsigned i = 0; i < n; ++i) {
    flags.low = mix(i + flags.high) & 15;
  }
}
