// Results stored by index, element read by the same index.
// WANT: poolwise::indices(in.size())
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> in{9, 8, 7, 6};
  std::vector<unsigned> out(in.size());
  for (std::size_t i = 0; i < in.size(); ++i) {
    out[i] = mix(in[i]);
  }
  for (unsigned v : out)
    std::printf("%u\n", v);
}
