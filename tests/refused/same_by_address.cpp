// Its address is taken: who calls it is not known.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void blur(const std::vector<unsigned> &in, std::vector<unsigned> &out) {
  for (std::size_t i = 1; i < out.size(); ++i)
    out[i] = mix(in[i - 1]);
}
using filter = void (*)(const std::vector<unsigned> &, std::vector<unsigned> &);
filter chosen() { return blur; }

int main() {
  std::vector<unsigned> a(9), b(9);
  blur(a, b);
  chosen()(a, a);
}
