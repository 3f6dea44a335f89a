// The first exception in order is the one that is caught.
// WANT: .map(
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned risky(unsigned x) {
  unsigned value = mix(x);
  if (x % 4 == 3)
    throw std::runtime_error("bad " + std::to_string(x));
  return value;
}

static unsigned last(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> values;
  for (unsigned seed : seeds) {
    values.push_back(risky(seed));
  }
  return values.empty() ? 0 : values.back();
}

int main() {
  for (std::vector<unsigned> seeds : {std::vector<unsigned>{1, 2}, {1, 7, 3, 11}, {}, {3}}) {
    try {
      std::printf("%u\n", last(seeds));
    } catch (const std::runtime_error &error) {
      std::printf("caught %s\n", error.what());
    }
  }
}
