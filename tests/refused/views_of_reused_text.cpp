// A string's buffer that others look into.
// REFUSED: loop-carried-dependence
#include <string>
#include <string_view>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<std::string_view> all(const std::vector<unsigned> &seeds) {
  std::vector<std::string_view> views;
  std::string text;
  for (unsigned seed : seeds) {
    text = std::to_string(mix(seed));
    views.push_back(text);
  }
  return views;
}
