// The call that computes stands behind statements that must stay in order.
// WANT: lazy_map(titles
// WANT: text += slow_slugs.next();
#include <cstdio>
#include <string>
#include <vector>

static std::string slow_slug(const std::string &title) {
  std::string slug;
  for (int round = 0; round < 200; ++round) {
    slug.clear();
    for (char c : title)
      slug += c == ' ' ? '-' : c;
  }
  return slug;
}

int main() {
  std::vector<std::string> titles{"a b", "c", "d e f", "", "g h"};
  std::string text;
  bool first = true;
  for (const std::string &title : titles) {
    if (!first)
      text += ", ";
    first = false;
    text += slow_slug(title);
  }
  std::printf("%s\n", text.c_str());
}
