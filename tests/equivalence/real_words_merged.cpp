// Words are made of each text, then counted in one map.
#include <cstdio>
#include <map>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<std::string> words(unsigned seed) {
  std::vector<std::string> all;
  for (unsigned i = 0; i < 4; ++i)
    all.push_back("w" + std::to_string(mix(seed + i) % 4));
  return all;
}

int main() {
  std::vector<unsigned> texts{1, 2, 3, 4};
  std::map<std::string, int> counts;
  for (unsigned t : texts) {
    std::vector<std::string> all = words(t);
    for (const auto &w : all)
      ++counts[w];
  }
  for (const auto &[w, n] : counts)
    std::printf("%s %d\n", w.c_str(), n);
}
