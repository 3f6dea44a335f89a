// The search ends before the empty slots; asked ahead, they would be looked into.
// REFUSED: early-exit
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

struct page {
  std::string text;
  int kind = 0;
};
static unsigned digest(const std::string &text) {
  unsigned h = 1;
  for (int i = 0; i < 500; ++i)
    for (char c : text)
      h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}
bool any(const std::vector<const page *> &pages) {
  return std::any_of(pages.begin(), pages.end(),
                     [](const page *p) { return digest(p->text) % 5 == 4; });
}
bool each(const std::vector<std::unique_ptr<page>> &pages) {
  for (const auto &p : pages) {
    const unsigned h = digest(p->text);
    if (h % 5 == 4)
      return true;
  }
  return false;
}
