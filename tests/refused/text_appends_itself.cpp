// The text grows by itself, by another name.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::string run(const std::vector<unsigned> &v) {
  std::string text = "a";
  const std::string &same = text;
  for (unsigned x : v)
    for (unsigned k = 0; k < 2; ++k) {
      if (mix(x + k + (same[0] == 'b')) % 7 == 0)
        text.append(same);
      text.push_back('b');
    }
  return text;
}
