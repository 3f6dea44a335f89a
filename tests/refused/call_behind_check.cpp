// What is called first throws where the other call must not be made.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <stdexcept>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void check(const unsigned *value) {
  std::puts("checking");
  if (!value)
    throw std::runtime_error("no value");
}
unsigned run(const std::vector<const unsigned *> &values) {
  unsigned all = 0;
  for (const unsigned *value : values) {
    check(value);
    all = all / 2 + mix(*value);
  }
  return all;
}
