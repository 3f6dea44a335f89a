// Loops that count down in their condition, in the order of the source.
// WANT: std::views::reverse(poolwise::indices(values.size())), [&](std::size_t i)
// WANT: std::views::reverse(poolwise::indices(count)), [&](int i)
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void update(std::vector<unsigned> &values) {
  for (std::size_t i = values.size(); i-- > 0;)
    values[i] = mix(values[i]);
}

static std::vector<std::string> names(int count) {
  std::vector<std::string> out;
  for (int i = count; i-- > 0;)
    out.push_back(std::to_string(mix(static_cast<unsigned>(i))));
  return out;
}

static unsigned last_odd(const std::vector<unsigned> &values) {
  for (std::size_t i = values.size(); i-- != 0;) {
    unsigned mixed = mix(values[i]);
    if (mixed % 2)
      return mixed;
  }
  return 0;
}

int main() {
  std::vector<unsigned> values{3, 1, 4, 1, 5, 9, 2, 6}, none;
  update(values);
  update(none);
  for (unsigned v : values)
    std::printf("%u ", v);
  for (int count : {-2, 0, 1, 9})
    for (const std::string &name : names(count))
      std::printf("%s ", name.c_str());
  std::printf("%u %u\n", last_odd(values), last_odd(none));
}
