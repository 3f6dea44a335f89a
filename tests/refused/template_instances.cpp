// One instance of the template is fine, the other counts in a capture.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

template <class F> static void each(std::vector<unsigned> &values, F change) {
  for (unsigned &value : values) {
    change(value);
  }
}

int main() {
  std::vector<unsigned> values{1, 2, 3};
  unsigned changes = 0;
  each(values, [](unsigned &value) { value = mix(value); });
  each(values, [&changes](unsigned &value) { value += ++changes; });
}
