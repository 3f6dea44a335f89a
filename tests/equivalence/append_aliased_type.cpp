// The container is named by an alias, the loop walks a set.
// WANT: Numbers numbers = poolwise::cpu_threads().map(
#include <cstdio>
#include <set>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

using Numbers = std::vector<unsigned>;

int main() {
  std::set<unsigned> seeds{7, 3, 5};
  Numbers numbers;
  for (auto seed : seeds) {
    numbers.push_back(mix(seed));
  }
  for (unsigned n : numbers)
    std::printf("%u\n", n);
}
