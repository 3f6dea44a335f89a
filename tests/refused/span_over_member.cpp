// The member that is looked over may lead to the other member.
// REFUSED: possible-aliasing
#include <span>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct owner {
  unsigned limit;
  std::span<unsigned> items;
  void run() {
    for (unsigned &x : items)
      x = mix(x + limit);
  }
};
