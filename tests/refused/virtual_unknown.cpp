// Who overrides the method is not known here.
// REFUSED: unknown-callee
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Shape {
  virtual ~Shape() = default;
  virtual unsigned area() = 0;
};

std::vector<unsigned> areas(const std::vector<Shape *> &shapes) {
  std::vector<unsigned> results;
  for (Shape *shape : shapes)
    results.push_back(mix(shape->area()));
  return results;
}
