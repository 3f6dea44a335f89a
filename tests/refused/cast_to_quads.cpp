// Quad i begins at number 4 * i.
// REFUSED: loop-carried-dependence

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned *numbers, int count) {
  auto *quads = reinterpret_cast<unsigned(*)[4]>(numbers);
  for (int i = 0; i < count; ++i)
    numbers[i] = mix(quads[i][0]);
}
