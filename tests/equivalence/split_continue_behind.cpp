// A round may skip what stays in order.
// WANT: .next();
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::string text;
  int skipped = 0;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    if (value % 2 == 0) {
      ++skipped;
      continue;
    }
    text += std::to_string(value) + ";";
  }
  std::printf("%s %d\n", text.c_str(), skipped);
}
