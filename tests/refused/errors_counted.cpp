// A catch that counts what failed.
// REFUSED: loop-carried-dependence
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned strict(unsigned x) {
  if (x % 3 == 0)
    throw std::runtime_error("bad");
  return mix(x);
}
void run(std::vector<unsigned> &v, std::string &first_error) {
  for (unsigned &x : v) {
    try {
      x = strict(x);
    } catch (const std::exception &e) {
      if (first_error.empty())
        first_error = e.what();
    }
  }
}
