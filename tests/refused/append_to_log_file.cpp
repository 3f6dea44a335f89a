// All rounds append to one file.
// REFUSED: changes-outside
#include <fstream>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void note(const std::string &path, unsigned value) {
  std::ofstream out(path, std::ios::app);
  out << value << '\n';
}

void update(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = mix(value);
    note("log.txt", value);
  }
}
