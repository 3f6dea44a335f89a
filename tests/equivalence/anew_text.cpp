// A line is put together anew for each.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> lines(10);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text = "line ";
    text += std::to_string(mix(unsigned(i)));
    lines[i] = text;
  }
  for (const auto &line : lines)
    std::puts(line.c_str());
}
