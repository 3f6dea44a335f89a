// The loop stands in a lambda, and a lambda in the loop.
// WANT: .map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  unsigned offset = 4;
  auto all = [&offset](const std::vector<unsigned> &seeds) {
    std::vector<unsigned> values;
    for (unsigned seed : seeds) {
      auto shifted = [&](unsigned by) { return mix(seed + by + offset); };
      values.push_back(shifted(1) + shifted(2));
    }
    return values;
  };
  for (unsigned v : all({1, 2, 3}))
    std::printf("%u\n", v);
}
