// Objects of a hierarchy, each its own.
#include <cstdio>
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct shape {
  unsigned area = 0;
  virtual ~shape() = default;
  virtual void measure() = 0;
};
struct square : shape {
  unsigned side;
  explicit square(unsigned s) : side(s) {}
  void measure() override { area = mix(side); }
};
struct circle : shape {
  unsigned radius;
  explicit circle(unsigned r) : radius(r) {}
  void measure() override { area = mix(radius * 3); }
};

int main() {
  std::vector<std::unique_ptr<shape>> shapes;
  shapes.push_back(std::make_unique<square>(2));
  shapes.push_back(std::make_unique<circle>(3));
  shapes.push_back(std::make_unique<square>(5));
  for (const auto &s : shapes)
    s->measure();
  for (const auto &s : shapes)
    std::printf("%u\n", s->area);
}
