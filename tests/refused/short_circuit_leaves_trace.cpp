// The checks are counted: those that are not made are not.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static int made = 0;
bool check(const std::string &s) {
  ++made;
  return mix(s.size()) % 2;
}
bool run(const std::vector<std::string> &v) {
  bool ok = true;
  for (const auto &s : v)
    ok = ok && check(s);
  return ok;
}
