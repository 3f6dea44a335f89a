// ALONE: it must not keep others from being rewritten.
// The program has a namespace of that name.
// REFUSED: has a meaning of its own
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

namespace poolwise {
static unsigned twice(unsigned x) { return mix(mix(x)); }
} // namespace poolwise

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    value = poolwise::twice(value);
  }
}
