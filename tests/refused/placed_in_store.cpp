// A placement into one store.
// REFUSED: loop-carried-dependence
#include <new>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item {
  unsigned value;
};
unsigned run(unsigned char *store, const std::vector<unsigned> &seeds) {
  unsigned sum = 0;
  for (unsigned seed : seeds) {
    item *one = new (store) item{mix(seed)};
    sum += one->value;
  }
  return sum;
}
