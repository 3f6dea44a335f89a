// The deleter deletes nothing, so two owners may hold one object.
// REFUSED: possible-aliasing
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct keeps {
  void operator()(unsigned *) const {}
};
using borrowed = std::unique_ptr<unsigned, keeps>;
void run(std::vector<borrowed> &values) {
  for (borrowed &value : values)
    *value = mix(*value);
}
