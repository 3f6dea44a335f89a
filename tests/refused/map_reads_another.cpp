// A map's value is read through another key.
// REFUSED: exception-leaves-partial-result
#include <map>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::map<int, unsigned> &m) {
  for (auto &[key, value] : m)
    value = mix(value + m.at(key / 2));
}
