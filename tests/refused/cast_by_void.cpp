// The same bytes, with no type in between.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct pixel {
  unsigned char red, green, blue;
};
void run(std::vector<pixel> &v) {
  void *memory = v.data();
  auto *bytes = static_cast<unsigned char *>(memory);
  for (std::size_t i = 0; i < v.size(); ++i)
    v[i].red = static_cast<unsigned char>(mix(bytes[i]));
}
