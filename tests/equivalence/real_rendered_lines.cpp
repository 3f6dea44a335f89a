// Text is built piece by piece.
// WANT: text = poolwise::cpu_threads().reduce(seeds, text
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::string render(unsigned x) { return "<" + std::to_string(mix(x)) + ">"; }

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::string text;
  for (unsigned seed : seeds) {
    text += render(seed);
    text += '\n';
  }
  std::fputs(text.c_str(), stdout);
}
