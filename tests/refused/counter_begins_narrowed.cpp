// The counter inside is too small for what it begins with, and begins far below it then.
// REFUSED: shared-write
static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void fill(unsigned *out, int rows) {
  for (int k = 0; k < rows; ++k) {
    unsigned sum = 0;
    for (signed char j = k + 1; j < 100; ++j) {
      sum = mix(sum);
      out[k * 100 + j] = sum;
    }
  }
}
