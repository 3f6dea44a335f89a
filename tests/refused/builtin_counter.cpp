// A builtin that writes a plain number.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned next = 0;
std::vector<unsigned> all(int n) {
  std::vector<unsigned> results;
  for (int i = 0; i < n; ++i)
    results.push_back(mix(__sync_fetch_and_add(&next, 1)));
  return results;
}
