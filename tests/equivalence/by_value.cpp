// The element is a copy; changing it changes nothing else.
// WANT: [&](std::string name)
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> names{"a", "b", "c"};
  std::vector<std::string> results;
  for (std::string name : names) {
    name += std::to_string(mix(name[0]));
    results.push_back(name);
  }
  for (const auto &n : names)
    std::printf("%s\n", n.c_str());
  for (const auto &r : results)
    std::printf("%s\n", r.c_str());
}
