// A scratch value that is declared outside, and set anew in every round.
// WANT: poolwise::cpu_threads().for_each(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned blur(std::vector<unsigned> &values, const std::vector<unsigned short> &from) {
  unsigned sum;
  int i, k;
  const int n = static_cast<int>(values.size());
  for (i = 0; i < n; i++) {
    sum = 0;
    for (k = -2; k <= 2; k++)
      sum += mix(from[(i + k + n) % n]);
    values[i] = sum;
  }
  sum = 7;
  for (i = 0; i < n; i++)
    sum = sum * 31 + values[i];
  return sum;
}

int main() {
  std::vector<unsigned short> from(40);
  std::vector<unsigned> to(40);
  for (unsigned i = 0; i < from.size(); ++i)
    from[i] = i * i;
  std::printf("%u\n", blur(to, from));
}
