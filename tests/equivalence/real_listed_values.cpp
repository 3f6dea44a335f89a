// The iterators of a list.
// WANT: .map(
#include <cstdio>
#include <list>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::list<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (std::list<unsigned>::const_iterator it = seeds.begin(); it != seeds.end(); ++it)
    results.push_back(mix(*it));
  return results;
}

int main() {
  for (unsigned x : all({5, 3, 9, 1, 7, 2, 8, 4, 6, 11}))
    std::printf("%u\n", x);
}
