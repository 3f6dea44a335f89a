// Checking begins again after an empty name.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

bool check(const std::string &s) { return mix(s.size()) % 2; }
bool run(const std::vector<std::string> &v) {
  bool ok = true;
  for (const auto &s : v) {
    ok = ok && check(s);
    if (s.empty())
      ok = true;
  }
  return ok;
}
