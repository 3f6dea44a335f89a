// Floating-point numbers, several in a round: the order shows.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::vector<double>> &v, double &result) {
  double total = 0;
  for (const auto &row : v) {
    unsigned last = 1;
    for (double x : row)
      total += x * (last = mix(last));
  }
  result = total;
}
