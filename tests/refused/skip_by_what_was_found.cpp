// What was found before is skipped: the guard reads what the round writes.
// REFUSED: loop-carried-dependence
#include <set>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::string> &v, std::set<unsigned> &found) {
  for (const auto &s : v) {
    if (found.count(s.size()))
      continue;
    unsigned sum = mix(s.size());
    found.insert(sum % 10);
  }
}
