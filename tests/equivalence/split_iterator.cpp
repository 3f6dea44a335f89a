// A loop that walks an iterator.
// WANT: .next();
#include <cstdio>
#include <list>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::list<unsigned> seeds{4, 8, 15, 16, 23, 42};
  for (auto it = seeds.begin(); it != seeds.end(); ++it) {
    unsigned value = mix(*it);
    std::printf("%u %u\n", *it, value);
  }
}
