// Names of a zip may be of one vector.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &a, std::vector<unsigned> &b) {
  auto in = a.begin();
  for (auto out = b.begin(); out != b.end(); ++out) {
    *out = mix(*in);
    ++in;
  }
}
