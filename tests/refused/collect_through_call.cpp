// Another function appends, too, by a name of its own.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <vector>

static void mark(std::vector<unsigned> &list, unsigned i) {
  if (list.size() % 3 == 0)
    list.push_back(i);
}

int main() {
  std::vector<unsigned> kept;
  for (unsigned i = 0; i < 30; ++i) {
    if (i % 2)
      kept.push_back(i);
    mark(kept, i);
  }
  for (unsigned value : kept)
    std::printf("%u ", value);
}
