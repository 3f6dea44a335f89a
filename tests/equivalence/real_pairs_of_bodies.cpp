// Forces on each body from all others.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct body {
  double x, fx;
};

void forces(std::vector<body> &bodies, std::vector<double> &out) {
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    double f = 0;
    for (std::size_t j = 0; j < bodies.size(); ++j) {
      if (i == j)
        continue;
      f += (mix(i * 10 + j) % 7) / (1 + bodies[j].x - bodies[i].x * 0.001);
    }
    out[i] = f;
  }
}

int main() {
  std::vector<body> bodies{{1, 0}, {2, 0}, {4, 0}, {7, 0}};
  std::vector<double> out(4);
  forces(bodies, out);
  for (double f : out)
    std::printf("%.6f\n", f);
}
