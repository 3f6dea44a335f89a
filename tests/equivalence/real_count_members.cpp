// Count if, with the test in a local variable.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 4, 5, 6, 7, 8};
  int found = 0;
  for (unsigned id : ids) {
    const bool hit = mix(id) % 2 == 0;
    if (hit)
      ++found;
  }
  std::printf("%d\n", found);
}
