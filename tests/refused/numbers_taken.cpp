// Each call takes the next number.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class numbers {
  unsigned next_ = 0;

public:
  unsigned take() { return mix(next_++); }
};
std::vector<unsigned> all(numbers &from, int n) {
  std::vector<unsigned> taken;
  for (int i = 0; i < n; ++i)
    taken.push_back(from.take());
  return taken;
}
