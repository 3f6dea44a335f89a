// A view is kept of a string that each round overwrites.
// REFUSED: loop-carried-dependence
#include <string>
#include <string_view>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void spell(const std::vector<unsigned> &seeds, std::vector<std::string_view> &out) {
  std::string scratch;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    scratch = std::to_string(mix(seeds[i]));
    out[i] = scratch;
  }
}
