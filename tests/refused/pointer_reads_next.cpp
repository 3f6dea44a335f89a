// A pointer that walks, and looks at the element behind its own.
// REFUSED: loop-carried-dependence
static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned *v, int n) {
  for (unsigned *p = v; p != v + n; ++p)
    *p = mix(p[1]);
}
