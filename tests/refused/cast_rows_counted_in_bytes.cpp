// A row begins every `stride` bytes, and its cells take four bytes each.
// REFUSED: loop-carried-dependence

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned char *bytes, int rows, int stride) {
  for (int y = 0; y < rows; ++y) {
    auto *row = reinterpret_cast<unsigned *>(bytes + y * stride);
    for (int x = 0; x < stride; ++x)
      row[x] = mix(row[x]);
  }
}
