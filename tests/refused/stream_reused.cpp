// One stream, reset for each number.
// REFUSED: shared-stream
#include <sstream>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<std::string> all(const std::vector<unsigned> &seeds) {
  std::ostringstream text;
  std::vector<std::string> results;
  for (unsigned seed : seeds) {
    text.str("");
    text << mix(seed);
    results.push_back(text.str());
  }
  return results;
}
