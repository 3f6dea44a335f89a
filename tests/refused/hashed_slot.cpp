// A slot chosen by a hash.
// REFUSED: bound-changed
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::vector<unsigned>> &buckets, const std::vector<unsigned> &in) {
  for (unsigned x : in)
    buckets[mix(x) % buckets.size()].push_back(x);
}
