// A constant is handed over.
// WANT: const std::string part = parts.next();
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
  std::string all;
  for (unsigned seed : seeds) {
    const std::string part = std::to_string(mix(seed));
    if (!all.empty())
      all += ", ";
    all += part;
  }
  std::printf("%s\n", all.c_str());
}
