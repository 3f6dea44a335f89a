// An object that is filled in several statements is handed over as it is then.
// WANT: texts.next();
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7};
  for (unsigned seed : seeds) {
    std::string text;
    text += std::to_string(mix(seed));
    text += "!";
    std::printf("%s\n", text.c_str());
  }
}
