// A union's other member.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

union word {
  unsigned whole;
  unsigned char bytes[4];
};
void run(std::vector<word> &words, word &last) {
  for (word &w : words)
    w.whole = mix(last.bytes[0] + w.whole);
}
