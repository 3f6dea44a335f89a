// Characters are appended to a string.
// WANT: std::back_inserter(text)
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4, 5, 6, 7, 8, 9};
  std::string text = "> ";
  for (unsigned seed : seeds)
    text.push_back(static_cast<char>('a' + mix(seed) % 26));
  std::printf("%s\n", text.c_str());
}
