// What is appended depends on what was appended before.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> kept;
  for (unsigned i = 0; i < 30; ++i) {
    if (kept.size() < 5)
      kept.push_back(mix(i));
    const std::vector<unsigned> &known = kept;
    if (known.back() % 2)
      kept.emplace_back(mix(known.back()));
  }
  for (unsigned value : kept)
    std::printf("%u ", value);
}
