// Two of the iterators may be at one element.
// REFUSED: possible-aliasing
#include <list>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::list<unsigned>::iterator> &places) {
  for (auto place : places)
    *place = mix(*place);
}
