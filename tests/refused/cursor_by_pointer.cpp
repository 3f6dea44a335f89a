// Calls of a parser over one cursor by pointer.
// REFUSED: dependent-calls

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned field(const char **at) {
  unsigned x = mix(**at);
  ++*at;
  return x;
}
unsigned run(const char *text) {
  unsigned a = field(&text);
  unsigned b = field(&text);
  return a - b;
}
