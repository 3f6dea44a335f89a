// What a called function keeps for the next time.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

const std::string &name_of(unsigned x) {
  static std::string text;
  text = std::to_string(mix(x));
  return text;
}
std::vector<std::string> all(const std::vector<unsigned> &seeds) {
  std::vector<std::string> results;
  for (unsigned seed : seeds)
    results.push_back(name_of(seed));
  return results;
}
