// A variable that is set anew in each round, and marked because nothing reads it.
// WANT: [[maybe_unused]] long last;
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void with_value(std::vector<unsigned> &values) {
  [[maybe_unused]] long last = 0;
  for (unsigned &value : values) {
    value = mix(value);
    last = value;
  }
}

int main() {
  std::vector<unsigned> values{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  with_value(values);
  for (unsigned value : values)
    std::printf("%u\n", value);
}
