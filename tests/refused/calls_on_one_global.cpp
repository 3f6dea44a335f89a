// Both calls work on one global.
// REFUSED: dependent-calls

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned state = 1;
static void left(unsigned x) { state = mix(state + x); }
static void right(unsigned x) { state = mix(state ^ x); }

unsigned both() {
  left(1);
  right(2);
  return state;
}
