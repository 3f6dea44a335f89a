// std::accumulate with a function that adds, or compares, what it computes.
// WANT: reduce(items, 0.0, std::plus<>(), [](const item &each)
// WANT: return weigh(each.weight);
// WANT: subrange(items.begin() + 1, items.end())
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <vector>

struct item {
  double weight;
};

static double weigh(double x) {
  for (int i = 0; i < 3000; ++i)
    x = std::sin(x) * 1.5 + 0.1;
  return x;
}

int main() {
  std::vector<item> items;
  for (int i = 0; i < 50; ++i)
    items.push_back({i * 0.37});
  double sum = std::accumulate(items.begin(), items.end(), 0.0, [](double all, const item &each) {
    return all + weigh(each.weight);
  });
  double factor = 3.7;
  double most = std::accumulate(items.begin() + 1, items.end(), -1e9,
                                [factor](double best, const item &each) {
                                  double x = weigh(each.weight * factor);
                                  return std::max(best, x);
                                });
  std::size_t counted = 4 + std::accumulate(items.begin(), items.end(), std::size_t(0),
                                            [&](std::size_t n, const item &each) -> std::size_t {
                                              return n + (weigh(each.weight) > 0.5 ? 1u : 0u);
                                            });
  std::printf("%.17g %.17g %zu\n", sum, most, counted);
}
