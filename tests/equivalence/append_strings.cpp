// The result is converted to the element type inside the task.
// WANT: -> std::string
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static const char *name(unsigned x) {
  switch (mix(x) % 3) {
  case 0:
    return "zero";
  case 1:
    return "one";
  }
  return "two";
}

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4, 5, 6};
  std::vector<std::string> names;
  for (unsigned seed : seeds) {
    names.push_back(name(seed));
  }
  std::vector<std::string> locals;
  for (unsigned seed : seeds) {
    std::string local = std::to_string(mix(seed));
    locals.push_back(local.c_str());
  }
  for (const auto &n : names)
    std::printf("%s\n", n.c_str());
  for (const auto &n : locals)
    std::printf("%s\n", n.c_str());
}
