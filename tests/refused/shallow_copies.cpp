// A copy of a handle leads to the same pixels.
// REFUSED: possible-aliasing
#include <cstddef>
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class image {
  std::shared_ptr<std::vector<unsigned>> pixels_;

public:
  void set(std::size_t i, unsigned x) { (*pixels_)[i] = x; }
  unsigned get(std::size_t i) const { return (*pixels_)[i]; }
};
void run(const std::vector<image> &images) {
  for (image each : images)
    each.set(0, mix(each.get(0)));
}
