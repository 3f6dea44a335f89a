// std::transform into another container.
// WANT: poolwise::cpu_threads().map_into(in, out.begin(), mix);
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> in{3, 2, 1};
  std::vector<unsigned long> out(3);
  std::transform(in.begin(), in.end(), out.begin(), mix);
  for (unsigned long v : out)
    std::printf("%lu\n", v);
}
