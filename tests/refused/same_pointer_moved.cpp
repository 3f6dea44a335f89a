// The pointers are apart when they are handed over, and not afterwards.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void fill(unsigned *out, const unsigned *in, int n) {
  out = const_cast<unsigned *>(in);
  for (int i = 1; i < n; ++i)
    out[i] = mix(in[i - 1]);
}

int main() {
  std::vector<unsigned> a(9), b(9);
  fill(a.data(), b.data(), 9);
}
