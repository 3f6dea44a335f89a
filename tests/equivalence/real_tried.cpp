// Failures are counted where they are caught.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned load(unsigned id) {
  if (mix(id) % 3 == 0)
    throw std::runtime_error("bad");
  return id;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 4, 5, 6, 7};
  int failures = 0;
  for (unsigned id : ids) {
    try {
      unsigned value = load(id);
      if (value > 5)
        throw std::runtime_error("large");
    } catch (const std::exception &) {
      ++failures;
    }
  }
  std::printf("%d\n", failures);
}
