// Jumps out of the round.
// REFUSED: unknown-callee
#include <csetjmp>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::jmp_buf out;
unsigned strict(unsigned x) {
  unsigned y = mix(x);
  if (y % 5 == 0)
    std::longjmp(out, 1);
  return y;
}
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(strict(seed));
  return results;
}
