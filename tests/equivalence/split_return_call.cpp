// A predicate in the condition of a return.
// WANT: if (all_matches.next())
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static bool matches(const std::string &name, unsigned salt) {
  return mix(static_cast<unsigned>(name.size()) + salt) % 5 == 0;
}

static const std::string *find(const std::vector<std::string> &names, unsigned salt) {
  for (const std::string &name : names)
    if (matches(name, salt))
      return &name;
  return nullptr;
}

int main() {
  std::vector<std::string> names{"a", "bb", "ccc", "dddd", "eeeee", "ffffff"};
  for (unsigned salt : {1u, 2u, 3u, 4u, 5u}) {
    const std::string *hit = find(names, salt);
    std::printf("%u %s\n", salt, hit ? hit->c_str() : "none");
  }
}
