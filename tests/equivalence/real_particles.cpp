// A structure of arrays.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct particles {
  std::vector<double> x, y, vx, vy;
};
double force(double a, double b) { return (mix(unsigned(a * 100 + b)) % 1000) / 1000.0; }

int main() {
  particles p;
  for (int i = 0; i < 20; ++i) {
    p.x.push_back(i);
    p.y.push_back(i * 0.5);
    p.vx.push_back(0);
    p.vy.push_back(1);
  }
  double dt = 0.25;
  for (std::size_t i = 0; i < p.x.size(); ++i) {
    p.vx[i] += force(p.x[i], p.y[i]) * dt;
    p.vy[i] += force(p.y[i], p.x[i]) * dt;
    p.x[i] += p.vx[i] * dt;
    p.y[i] += p.vy[i] * dt;
  }
  for (std::size_t i = 0; i < p.x.size(); ++i)
    std::printf("%.6f %.6f\n", p.x[i], p.y[i]);
}
