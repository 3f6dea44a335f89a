// A braced list is the range.
// WANT: .map({1, 2, 3}, [&](int seed) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> results;
  for (int seed : {1, 2, 3})
    results.push_back(mix(seed));
  for (unsigned r : results)
    std::printf("%u\n", r);
}
