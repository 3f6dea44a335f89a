// What is appended depends on what stands there.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::string run(const std::vector<unsigned> &v) {
  std::string text;
  for (unsigned x : v)
    for (unsigned k = 0; k < 3; ++k) {
      text += std::to_string(mix(x + text.size()));
      text += ' ';
    }
  return text;
}
