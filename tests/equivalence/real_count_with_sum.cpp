// A count and a sum of one condition.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 4, 5, 6, 7, 8};
  int found = 0;
  unsigned long total = 0;
  for (unsigned id : ids) {
    unsigned value = mix(id) % 1000;
    if (value > 300) {
      ++found;
      total += value;
    }
  }
  std::printf("%d %lu\n", found, total);
}
