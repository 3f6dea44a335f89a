// The number is parsed into one variable; where it fails the old value stays.
// REFUSED: loop-carried-dependence
#include <charconv>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<std::string> &texts) {
  unsigned value = 0;
  std::vector<unsigned> results;
  for (const std::string &text : texts) {
    std::from_chars(text.data(), text.data() + text.size(), value);
    results.push_back(mix(value));
  }
  return results;
}
