// An iterator walks a container to its end.
// WANT: poolwise::iterators(
#include <cstdio>
#include <list>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::list<unsigned> values{1, 2, 3, 4, 5};
  for (auto it = values.begin(); it != values.end(); ++it) {
    *it = mix(*it);
  }
  std::vector<unsigned> more{1, 2, 3};
  for (std::vector<unsigned>::iterator it = more.begin(); it != more.end(); ++it)
    *it = mix(*it);
  for (unsigned v : more)
    std::printf("%u\n", v);
  for (unsigned v : values)
    std::printf("%u\n", v);
}
