// What failed is noted at its index.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <exception>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned strict(unsigned x) {
  if (mix(x) % 3 == 0)
    throw std::runtime_error("bad " + std::to_string(x));
  return x + 1;
}

int main() {
  std::vector<unsigned> in(40), out(40);
  std::vector<std::string> errors(40);
  std::iota(in.begin(), in.end(), 5u);
  for (std::size_t i = 0; i < in.size(); ++i) {
    try {
      out[i] = strict(in[i]);
    } catch (const std::exception &e) {
      errors[i] = e.what();
    }
  }
  for (std::size_t i = 0; i < in.size(); ++i)
    std::printf("%u %s\n", out[i], errors[i].c_str());
}
