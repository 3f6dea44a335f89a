// Every second round is skipped, counted over all.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::string> &v) {
  int seen = 0;
  for (const auto &s : v) {
    if (seen++ % 2)
      continue;
    unsigned sum = mix(s.size());
    std::printf("%u\n", sum);
  }
}
