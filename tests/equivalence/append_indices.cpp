// A counting loop that appends.
// WANT: poolwise::indices(1, 11)
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> results;
  for (int i = 1; i <= 10; ++i)
    results.push_back(mix(i));
  for (unsigned r : results)
    std::printf("%u\n", r);
}
