// emplace keeps the first of equal keys.
#include <cstdio>
#include <map>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 1, 2, 7};
  std::map<unsigned, std::string> names;
  for (unsigned id : ids)
    names.emplace(id % 3, std::to_string(mix(id)));
  for (const auto &[k, n] : names)
    std::printf("%u %s\n", k, n.c_str());
}
