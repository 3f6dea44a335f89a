// `+=` is the program's own, and remembers the order.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct journal {
  unsigned last = 0;
  journal &operator+=(unsigned x) {
    last = last * 31 + x;
    return *this;
  }
};
void run(const std::vector<unsigned> &v, journal &j) {
  for (unsigned x : v)
    if (x > 2)
      j += mix(x);
}
