// Integers are widened as push_back widened them.
// WANT: -> long
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static int small(unsigned x) { return -static_cast<int>(mix(x) % 1000); }

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4};
  std::vector<long> results;
  for (unsigned seed : seeds)
    results.push_back(small(seed));
  for (long r : results)
    std::printf("%ld\n", r);
}
