// A span that moves on.
// REFUSED: dependent-calls
#include <span>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned take(std::span<const unsigned> &rest) {
  unsigned x = mix(rest[0]);
  rest = rest.subspan(1);
  return x;
}
std::vector<unsigned> all(std::span<const unsigned> rest, int n) {
  std::vector<unsigned> results;
  for (int i = 0; i < n; ++i)
    results.push_back(take(rest));
  return results;
}
