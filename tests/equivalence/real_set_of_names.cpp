// A set of what the rounds find.
#include <cstdio>
#include <set>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 1, 2, 7};
  std::set<std::string> names;
  for (unsigned id : ids)
    names.insert("n" + std::to_string(mix(id) % 5));
  for (const auto &n : names)
    std::puts(n.c_str());
}
