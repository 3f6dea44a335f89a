// The view numbers its elements as it is walked.
// REFUSED: single-pass-range
#include <cmath>
#include <cstdio>
#include <ranges>
#include <vector>

static double slow(double x) {
  for (int i = 0; i < 3000; ++i)
    x = std::sin(x) + 0.1;
  return x;
}

int main() {
  std::vector<int> numbers{3, 1, 2};
  std::vector<double> out;
  int seen = 0;
  auto numbered = numbers | std::views::transform([&](int x) { return x + seen++; });
  for (int x : numbered)
    out.push_back(slow(x));
  for (double x : out)
    std::printf("%g ", x);
}
