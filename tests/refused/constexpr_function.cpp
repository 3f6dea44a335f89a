// No constant expression may call a pool.
// REFUSED: the function is constexpr
#include <array>

static constexpr unsigned stir(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

constexpr std::array<unsigned, 3> all(std::array<unsigned, 3> values) noexcept {
  for (unsigned &value : values) {
    value = stir(value);
  }
  return values;
}
