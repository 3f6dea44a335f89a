// The members of a frame may lead to one buffer.
// REFUSED: possible-aliasing

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct frame {
  const unsigned *in;
  unsigned *out;
};
void run(frame f, int n) {
  for (int i = 1; i < n; ++i)
    f.out[i] = mix(f.in[i - 1]);
}
