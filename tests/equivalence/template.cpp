// A template that is instantiated once.
// WANT: .for_each(
#include <array>
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

template <class Container> static void scramble(Container &values) {
  for (auto &value : values) {
    value = mix(value);
  }
}

int main() {
  std::array<unsigned, 4> values{1, 2, 3, 4};
  scramble(values);
  for (unsigned v : values)
    std::printf("%u\n", v);
}
