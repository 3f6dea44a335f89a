// One text serves all instances of a template.
// WANT: .for_each(values, [&](T &value) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

template <class T> static void scramble(std::vector<T> &values) {
  for (T &value : values) {
    value = static_cast<T>(mix(static_cast<unsigned>(value)));
  }
}

int main() {
  std::vector<unsigned char> small{1, 2, 3};
  std::vector<unsigned long> large{1, 2, 3};
  scramble(small);
  scramble(large);
  for (unsigned v : small)
    std::printf("%u\n", v);
  for (unsigned long v : large)
    std::printf("%lu\n", v);
}
