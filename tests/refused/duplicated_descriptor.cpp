// A duplicate has the position of the original.
// REFUSED: possible-aliasing
#include <unistd.h>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned next(int file) {
  int mine = dup(file);
  unsigned value = 0;
  if (read(mine, &value, sizeof value) < 0)
    value = 1;
  close(mine);
  return mix(value);
}
std::vector<unsigned> all(int file, int n) {
  std::vector<unsigned> values;
  for (int i = 0; i < n; ++i)
    values.push_back(next(file));
  return values;
}
