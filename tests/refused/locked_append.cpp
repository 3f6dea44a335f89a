// A lock makes it no race; the order of the rounds shows.
// REFUSED: lock-held
#include <mutex>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::mutex &m, std::vector<unsigned> &out, const std::vector<unsigned> &seeds) {
  for (unsigned seed : seeds) {
    unsigned y = mix(seed);
    std::scoped_lock lock(m);
    out.push_back(y);
  }
}
