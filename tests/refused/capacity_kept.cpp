// What lies in the vector moves when it grows: pointers to it are kept.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::vector<unsigned>> &v, std::vector<unsigned> &out, std::vector<unsigned *> &at) {
  for (const auto &row : v)
    for (unsigned x : row) {
      out.push_back(mix(x));
      at.push_back(&out.back());
    }
}
