// Independent calls whose results are declared.
// WANT: auto [left, right] = poolwise::cpu_threads().invoke(
#include <cstdio>
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::string spell(unsigned x) { return std::to_string(mix(x)); }

int main() {
  unsigned seed = 3;
  auto left = mix(seed + 1);
  auto right = spell(seed);
  right += "!";
  auto print = [&] { std::printf("%u %s\n", left, right.c_str()); };
  print();
}
