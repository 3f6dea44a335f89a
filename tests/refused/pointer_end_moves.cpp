// A round moves the end that a pointer walks to.
// REFUSED: bound-changed
static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned *v, unsigned *end) {
  for (unsigned *p = v; p != end; ++p) {
    *p = mix(*p);
    if (*p == 7)
      end = p + 1;
  }
}
