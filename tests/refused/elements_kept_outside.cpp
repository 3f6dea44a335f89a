// What the calls read through a pointer that was kept lies in the vector that the rounds write.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static const unsigned *current;

static unsigned blend(unsigned i) { return mix(i) + (i > 0 ? current[i - 1] : 0); }

unsigned by_data() {
  std::vector<unsigned> out(300);
  current = out.data();
  for (unsigned i = 0; i < out.size(); ++i)
    out[i] = blend(i);
  return out.back();
}

unsigned by_local_pointer() {
  std::vector<unsigned> out(300);
  const unsigned *first = &out.front();
  current = first;
  for (unsigned i = 0; i < out.size(); ++i)
    out[i] = blend(i);
  return out.back();
}

static void remember(const unsigned &element) { current = &element; }

unsigned by_element() {
  std::vector<unsigned> out(300);
  remember(out[0]);
  for (unsigned i = 0; i < out.size(); ++i)
    out[i] = blend(i);
  return out.back();
}
