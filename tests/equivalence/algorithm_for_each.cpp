// std::for_each over a whole container and a part of one.
// WANT: poolwise::cpu_threads().for_each(values, [](unsigned &v)
// WANT: std::ranges::subrange(more.begin() + 1, more.end())
#include <algorithm>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> values{3, 2, 1}, more{1, 2, 3};
  std::for_each(values.begin(), values.end(), [](unsigned &v) { v = mix(v); });
  std::for_each(more.begin() + 1, more.end(), [](unsigned &v) {
    // a comment
    v = mix(v);
  });
  for (unsigned v : values)
    std::printf("%u\n", v);
  for (unsigned v : more)
    std::printf("%u\n", v);
}
