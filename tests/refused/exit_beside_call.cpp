// One of the calls may end the process; the other has not begun by then.
// REFUSED: changes-outside
#include <cstdlib>
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned checked(unsigned x) {
  unsigned value = mix(x);
  if (value == 0)
    std::exit(3);
  return value;
}

unsigned both(unsigned x) {
  unsigned first = checked(x);
  unsigned second = mix(x + 1);
  return first ^ second;
}
