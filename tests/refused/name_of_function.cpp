// __func__ names the lambda once the body stands in one.
// REFUSED: would mean something else inside a lambda
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void label(std::vector<std::string> &names) noexcept {
  for (std::string &name : names) {
    name[0] = static_cast<char>(mix(name[0]) + __func__[0]);
  }
}
