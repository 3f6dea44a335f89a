// A list is walked, a deque filled.
// WANT: std::back_inserter(results)
#include <cstdio>
#include <deque>
#include <list>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::list<unsigned> seeds{5, 4, 3};
  std::deque<unsigned> results;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    results.push_back(value);
  }
  for (unsigned r : results)
    std::printf("%u\n", r);
}
