// Blocks of a range, each with its sum.
// WANT: .for_each(
#include <cstddef>
#include <cstdio>
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned long sum(const std::vector<unsigned> &v, int blocks) {
  std::vector<unsigned long> parts(blocks);
  for (int b = 0; b < blocks; ++b) {
    std::size_t from = v.size() * b / blocks, to = v.size() * (b + 1) / blocks;
    unsigned long s = 0;
    for (std::size_t i = from; i < to; ++i)
      s += mix(v[i]);
    parts[b] = s;
  }
  return std::accumulate(parts.begin(), parts.end(), 0ul);
}

int main() {
  std::vector<unsigned> v(40);
  std::iota(v.begin(), v.end(), 3u);
  std::printf("%lu %lu\n", sum(v, 4), sum(v, 7));
}
