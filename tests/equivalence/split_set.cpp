// A set of what was found.
// WANT: std::string text = texts.next();
#include <cstdio>
#include <set>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::string label(unsigned x) { return "k" + std::to_string(mix(x) % 7); }

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::set<std::string> labels;
  for (unsigned seed : seeds) {
    std::string text = label(seed);
    labels.insert(text);
  }
  for (const auto &each : labels)
    std::printf("%s\n", each.c_str());
}
