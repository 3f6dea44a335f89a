// A const method, round by round.
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class model {
  std::vector<double> weights_{0.5, 1.5, -2, 0.125};

public:
  double predict(const std::vector<double> &x) const {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
      sum += x[i] * weights_[i] + mix(unsigned(x[i])) % 7;
    return sum;
  }
  std::vector<double> predict_all(const std::vector<std::vector<double>> &xs) const {
    std::vector<double> ys;
    ys.reserve(xs.size());
    for (const auto &x : xs)
      ys.push_back(predict(x));
    return ys;
  }
};

int main() {
  std::vector<std::vector<double>> xs;
  for (int i = 0; i < 20; ++i)
    xs.push_back({i * 1.0, i * 2.0, i * 3.0, 1.0});
  for (double y : model().predict_all(xs))
    std::printf("%.9f\n", y);
}
