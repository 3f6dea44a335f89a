// A library's inner loop: two pointers that are told to be apart.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void apply(unsigned *__restrict out, const unsigned *__restrict in, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i)
    out[i] = mix(in[i]);
}

int main() {
  std::vector<unsigned> in{5, 4, 3, 2, 1, 9}, out(6);
  apply(out.data(), in.data(), in.size());
  for (unsigned v : out)
    std::printf("%u\n", v);
}
