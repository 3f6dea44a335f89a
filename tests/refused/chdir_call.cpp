// The working directory belongs to the whole process.
// REFUSED: process-state
#include <string>
#include <unistd.h>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned measure(const std::string &folder) {
  if (chdir(folder.c_str()) != 0)
    return 0;
  return mix(folder.size());
}

std::vector<unsigned> all(const std::vector<std::string> &folders) {
  std::vector<unsigned> results;
  for (const auto &folder : folders)
    results.push_back(measure(folder));
  return results;
}
