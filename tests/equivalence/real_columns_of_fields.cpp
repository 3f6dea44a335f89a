// A structure of arrays, by pointers to its columns.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct columns {
  std::vector<float> x, y, z;
  std::vector<unsigned> id;
};

void move(columns &c, float dt) {
  for (size_t i = 0; i < c.id.size(); i++) {
    float speed = mix(c.id[i]) % 100;
    c.x[i] += speed * dt;
    c.y[i] -= speed * dt;
    c.z[i] = c.x[i] * c.y[i];
  }
}

int main() {
  columns c{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 2, 3}};
  move(c, 0.5f);
  for (int i = 0; i < 3; ++i)
    std::printf("%.3f %.3f %.3f\n", c.x[i], c.y[i], c.z[i]);
}
