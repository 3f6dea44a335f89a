// The vector holds something already: appended, not assigned.
// WANT: std::back_inserter(results)
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{3, 1, 2};
  std::vector<unsigned> results{42};
  for (unsigned seed : seeds)
    results.push_back(mix(seed));
  for (unsigned seed : seeds)
    results.push_back(mix(seed + 1));
  for (unsigned r : results)
    std::printf("%u\n", r);
}
