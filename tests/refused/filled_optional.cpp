// An optional that the first round fills.
// REFUSED: loop-carried-dependence
#include <optional>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct parser {
  unsigned uses = 0;
  unsigned parse(unsigned x) { return mix(x + uses++); }
};
std::vector<unsigned> all(std::optional<parser> &cached, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    if (!cached)
      cached.emplace();
    results.push_back(cached->parse(seed));
  }
  return results;
}
