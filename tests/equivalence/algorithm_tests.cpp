// Algorithms that ask a predicate: the answer is used.
// WANT: return std::ranges::all_of(poolwise::
// WANT: if (std::ranges::any_of(poolwise::
// WANT: count_if(numbers,
// WANT: std::ranges::none_of(poolwise::
#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static bool isOdd(unsigned x) { return mix(x) % 2; }

static bool allPositive(const std::vector<unsigned> &numbers) {
  return std::all_of(numbers.begin(), numbers.end(),
                     [](unsigned x) { return mix(x) != 3; });
}

static const char *anyAbove(const std::vector<unsigned> &numbers, unsigned limit) {
  if (std::any_of(numbers.cbegin() + 1, numbers.cend(),
                  [limit](unsigned x) { return x > limit; }))
    return "some";
  return "none";
}

static bool isFound(const std::vector<unsigned> &numbers, unsigned number) {
  return !std::ranges::none_of(numbers, [=](unsigned x) {
    if (x > 90)
      throw std::runtime_error("too large"); // not met if found before
    return mix(x) == mix(number);
  });
}

int main() {
  std::vector<unsigned> numbers{5, 3, 9, 1, 7, 91};
  auto odd = std::count_if(numbers.begin(), numbers.end(), isOdd);
  std::printf("%ld %d %s %s %d ", long(odd), allPositive(numbers),
              anyAbove(numbers, 8), anyAbove(numbers, 100), isFound(numbers, 7));
  try {
    std::printf("%d", isFound(numbers, 8));
  } catch (const std::runtime_error &error) {
    std::printf("%s", error.what());
  }
  std::printf("%d\n", allPositive({}));
}
