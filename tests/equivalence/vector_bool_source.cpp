// Elements of a std::vector<bool> are read.
// WANT: .map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<bool> flags{true, false, false, true};
  std::vector<unsigned> results;
  for (bool flag : flags)
    results.push_back(mix(flag ? 1 : 2));
  for (unsigned r : results)
    std::printf("%u\n", r);
}
