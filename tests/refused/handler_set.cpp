// Sets a handler that others run under.
// REFUSED: possible-aliasing
#include <csignal>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    auto before = std::signal(SIGFPE, SIG_IGN);
    results.push_back(mix(seed));
    std::signal(SIGFPE, before);
  }
  return results;
}
