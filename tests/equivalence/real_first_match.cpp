// The index of the first that matches.
// WANT: lazy_map
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

bool matches(unsigned x) { return mix(x) % 10 == 7; }

int find(const std::vector<unsigned> &v) {
  int found = -1;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (matches(v[i])) {
      found = int(i);
      break;
    }
  }
  return found;
}

int main() {
  std::vector<unsigned> v;
  for (unsigned i = 0; i < 60; ++i)
    v.push_back(i * 37);
  std::printf("%d %d\n", find(v), find({v.begin(), v.begin() + 2}));
}
