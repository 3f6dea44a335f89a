// The visitor remembers.
// REFUSED: loop-carried-dependence
#include <string>
#include <variant>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct counter {
  unsigned count = 0;
  void operator()(unsigned x) { count = mix(count + x); }
  void operator()(const std::string &s) { count = mix(count + s.size()); }
};
unsigned run(const std::vector<std::variant<unsigned, std::string>> &all) {
  counter c;
  for (const auto &each : all)
    std::visit(c, each);
  return c.count;
}
