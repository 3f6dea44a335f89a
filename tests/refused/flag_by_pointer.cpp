// A function looks at the flag by its address.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned ask(unsigned x, const bool *known) { return *known ? x : mix(x); }

unsigned run(const std::vector<unsigned> &v, std::vector<unsigned> &out) {
  bool found = false;
  const bool *known = &found;
  for (std::size_t i = 0; i < v.size(); ++i) {
    out[i] = ask(v[i], known);
    if (out[i] % 7 == 0)
      found = true;
  }
  return found;
}
