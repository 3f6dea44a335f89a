// The second call is not to happen if the first throws.
// REFUSED: exception-leaves-partial-result
#include <stdexcept>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void check(unsigned x) {
  if (mix(x) % 2)
    throw std::runtime_error("odd");
}
void store(unsigned &to, unsigned x) { to = mix(x); }
void run(unsigned &to, unsigned x) {
  check(x);
  store(to, x);
}
