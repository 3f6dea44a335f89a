// Text is built in a stream of the round's own and kept by index.
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{3, 1, 2, 5};
  std::vector<std::string> pages(ids.size());
  for (std::size_t i = 0; i != ids.size(); ++i) {
    std::ostringstream out;
    out << "<p>" << ids[i] << "</p>";
    for (unsigned k = 0; k < ids[i]; ++k)
      out << mix(k) << ' ';
    pages[i] = out.str();
  }
  for (const auto &p : pages)
    std::puts(p.c_str());
}
