// Strings joined in order.
// WANT: .reduce(
// WANT: ([[maybe_unused]] unsigned i)
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::string name(unsigned x) { return std::to_string(mix(x)) + ","; }

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4, 5, 6, 7};
  std::string joined = "[";
  for (unsigned seed : seeds) {
    joined += name(seed);
  }
  std::printf("%s]\n", joined.c_str());

  const unsigned word = 77;
  std::string repeated;
  for (unsigned i = 0; i < 5; ++i)
    repeated += name(word);
  std::printf("%s\n", repeated.c_str());
}
