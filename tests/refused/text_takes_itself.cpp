// The text is appended to itself now and then.
// REFUSED: loop-carried-dependence
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::string run(unsigned n) {
  std::string text = "a";
  for (unsigned i = 0; i < n; ++i) {
    unsigned state = i;
    for (unsigned k = 0; k < 2; ++k) {
      state = mix(state);
      if (state % 7 == 0)
        text.append(text);
      text.push_back(char('a' + state % 26));
    }
  }
  return text;
}
