// Independent calls whose results are assigned.
// WANT: .invoke([&] { a = mix(1); }, [&] { b = mix(2); });
#include <cstdio>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  unsigned a = 0, b = 0;
  a = mix(1);
  b = mix(2);
  std::printf("%u %u\n", a, b);
}
