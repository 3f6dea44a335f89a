// A flag tells the first round from the others.
// REFUSED: shared-write
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::string join(const std::vector<unsigned> &values) {
  std::string text;
  bool first = true;
  for (unsigned value : values) {
    if (!first)
      text += ", ";
    first = false;
    text += std::to_string(mix(value));
  }
  return text;
}
