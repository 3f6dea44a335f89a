// Two of the references may be to one object.
// REFUSED: possible-aliasing
#include <functional>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item {
  unsigned value;
};
void run(std::vector<std::reference_wrapper<item>> &items) {
  for (std::reference_wrapper<item> &each : items)
    each.get().value = mix(each.get().value);
}
