// What can only be moved.
// WANT: .next();
#include <cstdio>
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::unique_ptr<unsigned> make(unsigned x) { return std::make_unique<unsigned>(mix(x)); }

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<std::unique_ptr<unsigned>> odd, even;
  for (unsigned seed : seeds) {
    std::unique_ptr<unsigned> made = make(seed);
    if (*made % 2)
      odd.push_back(std::move(made));
    else
      even.push_back(std::move(made));
  }
  for (const auto &each : odd)
    std::printf("%u\n", *each);
  std::printf("%zu\n", even.size());
}
