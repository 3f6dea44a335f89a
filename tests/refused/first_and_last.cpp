// The first round opens, the last one closes.
// REFUSED: shared-write
#include <cstddef>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v, std::string &text) {
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (i == 0)
      text = "[";
    text += std::to_string(mix(v[i]));
    text += i + 1 == v.size() ? "]" : ",";
  }
}
