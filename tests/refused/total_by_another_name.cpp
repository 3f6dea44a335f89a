// Each round reads the total by another name: a pointer in the same expression,
// one in a list, in an object in a list, in a tuple, in what `new` made.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

struct holder {
  unsigned *q;
};

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  unsigned a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0;
  unsigned *pointer = &a;
  for (unsigned i = 0; i < 30; ++i)
    a += mix(i + *pointer);
  std::vector<unsigned *> list{&b};
  for (unsigned i = 0; i < 30; ++i) {
    unsigned y = *list[0];
    b += mix(i + y);
  }
  std::vector<holder> objects{holder{&c}};
  for (unsigned i = 0; i < 30; ++i)
    c += mix(i + *objects[0].q);
  auto tied = std::tie(d);
  for (unsigned i = 0; i < 30; ++i)
    d += mix(i + std::get<0>(tied));
  std::unique_ptr<unsigned *> made(new unsigned *(&e));
  for (unsigned i = 0; i < 30; ++i)
    e += mix(i + **made);
  std::optional<holder> one = holder{&f};
  for (unsigned i = 0; i < 30; ++i)
    f += mix(i + *one->q);
  auto shared = std::make_shared<holder>(holder{&g});
  for (unsigned i = 0; i < 30; ++i)
    g += mix(i + *shared->q);
  std::printf("%u %u %u %u %u %u %u\n", a, b, c, d, e, f, g);
}
