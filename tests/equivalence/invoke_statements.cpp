// Independent calls without results.
// WANT: .invoke(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void scramble(std::vector<unsigned> &values) {
  for (int round = 0; round < 50; ++round)
    values[round % values.size()] = mix(values[(round + 1) % values.size()]);
}

int main() {
  std::vector<unsigned> a{1, 2, 3}, b{4, 5};
  scramble(a);
  scramble(b);
  for (unsigned v : a)
    std::printf("%u\n", v);
  for (unsigned v : b)
    std::printf("%u\n", v);
}
