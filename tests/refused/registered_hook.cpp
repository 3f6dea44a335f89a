// Calls what was registered by others.
// REFUSED: unknown-callee
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned (*hook)(unsigned) = nullptr;
void set_hook(unsigned (*to)(unsigned)) { hook = to; }
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(hook ? hook(seed) : mix(seed));
  return results;
}
