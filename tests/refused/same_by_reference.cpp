// The second name is a reference to the first object.
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

int main() {
  std::vector<unsigned> a(9);
  std::vector<unsigned> &b = a;
  blur(a, b);
}
