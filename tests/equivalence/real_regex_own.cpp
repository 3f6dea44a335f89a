// Each round makes its own expression.
#include <cstdio>
#include <regex>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> words{"one", "two", "three", "four"};
  std::vector<unsigned> hits;
  for (const auto &w : words) {
    std::regex re("[" + w + "]+");
    std::smatch found;
    std::string text = "noon to two, then three";
    hits.push_back(std::regex_search(text, found, re) ? mix(found.length()) : 0);
  }
  for (unsigned h : hits)
    std::printf("%u\n", h);
}
