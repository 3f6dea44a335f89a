// Byte i is not in number i, but in number i / 4.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  unsigned char *bytes = reinterpret_cast<unsigned char *>(v.data());
  for (std::size_t i = 0; i < v.size(); ++i)
    v[i] = mix(bytes[i]);
}
