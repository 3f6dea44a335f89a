// continue inside a switch is the loop's, break the switch's.
// WANT: case 1:
// WANT:       return;
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> values{0, 1, 2, 3, 4, 5};
  for (auto &value : values) {
    switch (value % 3) {
    case 0:
      value = mix(value);
      break;
    case 1:
      continue;
    default:
      value = 7;
    }
    value += mix(value);
  }
  for (unsigned v : values)
    std::printf("%u\n", v);
}
