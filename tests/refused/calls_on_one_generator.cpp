// Two results of one generator.
// REFUSED: dependent-calls

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct generator {
  unsigned state = 1;
  unsigned next() { return state = mix(state); }
};
unsigned run(generator &g) {
  unsigned a = g.next();
  unsigned b = g.next();
  return a - b;
}
