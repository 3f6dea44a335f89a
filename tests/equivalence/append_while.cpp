// A while loop with a counter.
// WANT: poolwise::indices(seeds.size())
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{10, 20, 30};
  std::vector<unsigned> results;
  std::size_t i = 0;
  while (i < seeds.size()) {
    unsigned first = mix(seeds[i]);
    results.push_back(mix(first));
    ++i;
  }
  for (unsigned r : results)
    std::printf("%u\n", r);
}
