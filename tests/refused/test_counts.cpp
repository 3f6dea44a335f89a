// How many were asked shows: the algorithm asks no more when it knows.
// REFUSED: early-exit
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <vector>

static std::atomic<int> asked;

static bool is_large(unsigned x) {
  ++asked;
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x > 100;
}

int main() {
  std::vector<unsigned> numbers{5, 3, 9, 1, 7, 91};
  bool any = std::any_of(numbers.begin(), numbers.end(), is_large);
  bool all = std::all_of(numbers.begin(), numbers.end(),
                         [](unsigned x) { return is_large(x); });
  std::printf("%d %d %d\n", any, all, asked.load());
}
