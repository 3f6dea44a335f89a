// The guard prints.
// REFUSED: ordered-output
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::string> &v) {
  for (const auto &s : v) {
    if (std::puts(s.c_str()) < 3)
      continue;
    unsigned sum = mix(s.size());
    std::printf("%u\n", sum);
  }
}
