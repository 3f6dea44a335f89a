// The ranges forms.
// WANT: poolwise::cpu_threads().for_each(values, [](unsigned &v)
// WANT: .map_into(values, std::back_inserter(more), mix);
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> values{3, 2, 1}, more;
  std::ranges::for_each(values, [](unsigned &v) { v = mix(v); });
  std::ranges::transform(values, std::back_inserter(more), mix);
  for (unsigned v : more)
    std::printf("%u\n", v);
}
