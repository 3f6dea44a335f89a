// A round moves the pointer itself over an element.
// REFUSED: irregular-loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const unsigned *v, const unsigned *end, std::vector<unsigned> &out) {
  for (const unsigned *p = v; p != end; ++p) {
    if (*p == 0)
      ++p;
    out.push_back(mix(*p));
  }
}
