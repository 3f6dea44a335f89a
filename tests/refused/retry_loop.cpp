// Retries until it works.
// REFUSED: loop-carried-dependence

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

bool attempt(unsigned &state) {
  state = mix(state);
  return state % 5 == 0;
}
int run(unsigned state) {
  for (int i = 0; i < 100; ++i)
    if (attempt(state))
      return i;
  return -1;
}
