// An exception comes where it would have come.
// WANT: .next();
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::string checked(unsigned x) {
  unsigned value = mix(x);
  if (x == 8)
    throw std::runtime_error("eight");
  return std::to_string(value);
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  try {
    for (unsigned seed : seeds) {
      std::string text = checked(seed);
      std::printf("%s\n", text.c_str());
    }
  } catch (const std::exception &e) {
    std::printf("caught %s\n", e.what());
  }
}
