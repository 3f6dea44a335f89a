// A request object is built and answered in each round.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct request {
  std::string name;
  unsigned level = 0;
  bool strict = false;
};
unsigned answer(const request &r) { return mix(r.level + r.name.size()) + r.strict; }

int main() {
  std::vector<std::string> names{"a", "bb", "ccc"};
  std::vector<unsigned> answers(names.size());
  int level = 3;
  for (std::size_t i = 0; i < names.size(); ++i) {
    request r;
    r.name = names[i];
    r.level = level;
    if (names[i].size() > 1)
      r.strict = true;
    answers[i] = answer(r);
  }
  for (unsigned a : answers)
    std::printf("%u\n", a);
}
