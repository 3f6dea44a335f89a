// Lines end as Windows ends them.
// WANT: .for_each(values, [&](unsigned &value) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> values{1, 2, 3};
  for (unsigned &value : values)
    value = mix(value); // behind it
  for (unsigned v : values)
    std::printf("%u\n", v);
}
