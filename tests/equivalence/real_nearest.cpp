// The nearest of all, and where; ties keep the first.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct point {
  int x, y;
};
unsigned cost(const point &p) { return mix(p.x * 7 + p.y) % 3; }

int main() {
  std::vector<point> points{{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 1}, {2, 3}};
  int best = -1;
  unsigned least = ~0u;
  for (int i = 0; i < (int)points.size(); ++i) {
    unsigned c = cost(points[i]);
    if (c < least) {
      least = c;
      best = i;
    }
  }
  std::printf("%d %u\n", best, least);
}
