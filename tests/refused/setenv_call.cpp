// The environment belongs to the whole process.
// REFUSED: process-state
#include <cstdlib>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<std::string> &names) {
  std::vector<unsigned> results;
  for (const auto &name : names) {
    setenv("TZ", name.c_str(), 1);
    results.push_back(mix(name.size()));
  }
  return results;
}
