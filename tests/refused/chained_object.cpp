// The seed of the next is the result of the last, kept in the object.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct digest {
  unsigned state = 0;
  digest &update(unsigned x) {
    state = mix(state ^ x);
    return *this;
  }
};
unsigned run(const std::vector<unsigned> &parts) {
  digest d;
  for (unsigned part : parts)
    d.update(part);
  return d.state;
}
