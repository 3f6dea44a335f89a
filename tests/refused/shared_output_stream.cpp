// All rounds write to one file stream, in order.
// REFUSED: shared-stream
#include <fstream>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void save(const std::vector<unsigned> &seeds, std::ofstream &out) {
  for (unsigned seed : seeds) {
    seed += mix(out.tellp());
    out << seed << '\n';
  }
}
