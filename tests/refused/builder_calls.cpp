// Chained calls on one builder.
// REFUSED: shared-write
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct builder {
  std::string text;
  builder &add(unsigned x) {
    text += std::to_string(mix(x));
    return *this;
  }
};
void run(builder &b) {
  b.add(1);
  b.add(2);
}
