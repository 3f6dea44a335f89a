// A table of names that is no constant, and an element may be in it.
// REFUSED: possible-aliasing
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

const char *names[] = {"one", "two"};

struct item {
  const char *name = nullptr;
  double value = 0;
};
void all(std::vector<item> &items) {
  for (item &each : items) {
    each.value = mix(each.value);
    each.name = names[each.value > 1];
  }
}
