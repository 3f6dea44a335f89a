// Rows of one array as one line.
// REFUSED: loop-carried-dependence

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned (&grid)[4][100]) {
  unsigned *flat = &grid[0][0];
  for (int i = 1; i < 400; ++i)
    flat[i] = mix(flat[i] + grid[0][i - 1]);
}
