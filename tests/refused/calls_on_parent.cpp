// Both work on the parent.
// REFUSED: dependent-calls

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct tree {
  unsigned depth = 0;
  unsigned left() { return mix(depth++); }
  unsigned right() { return mix(depth++ + 1); }
  unsigned both() {
    unsigned l = left();
    unsigned r = right();
    return l - r;
  }
};
