// The text goes on behind the character that is pointed at.
// REFUSED: loop-carried-dependence
#include <cstring>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(char *text, int length) {
  for (int i = 0; i < length; ++i)
    text[i] = static_cast<char>(mix(std::strlen(text + i)));
}
