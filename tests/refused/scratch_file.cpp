// One scratch file for all rounds.
// REFUSED: changes-outside
#include <fstream>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned through_file(unsigned x) {
  {
    std::ofstream out("scratch.tmp");
    out << mix(x);
  }
  std::ifstream in("scratch.tmp");
  unsigned y = 0;
  in >> y;
  return y;
}
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(through_file(seed));
  return results;
}
