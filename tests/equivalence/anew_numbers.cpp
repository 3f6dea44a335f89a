// Numbers declared on top, as in C.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<double> &v) {
  int i;
  double t;
  for (i = 0; i < int(v.size()); i++) {
    t = v[i] * 2;
    v[i] = mix(unsigned(t)) + t;
  }
}

int main() {
  std::vector<double> v{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  run(v);
  for (double x : v)
    std::printf("%.3f\n", x);
}
