// continue ends the task, not the loop inside it.
// WANT: return;
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> values{1, 2, 3, 4, 5, 6, 7, 8};
  for (unsigned &value : values) {
    if (value % 3 == 0)
      continue;
    for (int i = 0; i < 3; ++i) {
      if (i == 1)
        continue;
      value += mix(value + i);
    }
  }
  for (unsigned v : values)
    std::printf("%u\n", v);
}
