// Everything on one line.
// WANT: { std::vector<unsigned> r = poolwise
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::vector<unsigned> all(std::vector<unsigned> s) { std::vector<unsigned> r; for (auto x : s) r.push_back(mix(x)); return r; }

int main() {
  for (unsigned v : all({1, 2, 3})) std::printf("%u\n", v);
}
