// Each key comes once.
#include <cstdio>
#include <map>
#include <set>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::map<unsigned, unsigned> all(const std::set<unsigned> &seeds) {
  std::map<unsigned, unsigned> results;
  for (unsigned seed : seeds)
    results[seed] = mix(seed);
  return results;
}

int main() {
  for (auto [seed, value] : all({5, 3, 99, 14, 2, 77, 10, 8}))
    std::printf("%u %u\n", seed, value);
}
