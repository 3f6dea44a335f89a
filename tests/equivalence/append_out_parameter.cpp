// Results go to a reference parameter.
// WANT: map_into(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void collect(std::vector<unsigned> seeds, std::vector<unsigned> &out) noexcept {
  for (const unsigned &seed : seeds) {
    out.push_back(mix(seed));
  }
}

int main() {
  std::vector<unsigned> out{1};
  collect({9, 8, 7}, out);
  collect({}, out);
  collect({6}, out);
  for (unsigned r : out)
    std::printf("%u\n", r);
}
