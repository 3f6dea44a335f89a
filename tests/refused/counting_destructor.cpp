// The destructor of a local counts in a global.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned ended = 0;

struct Scope {
  ~Scope() { ++ended; }
};

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    Scope scope;
    value = mix(value);
  }
}
