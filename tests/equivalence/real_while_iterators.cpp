// while over iterators, with the step at the end.
// WANT: poolwise::iterators(lines.begin(), lines.end()), [&](auto it)
#include <cstdio>
#include <list>
#include <map>
#include <string>
#include <vector>

static void trim(std::vector<std::string> &lines) {
  auto it = lines.begin();
  while (it != lines.end()) {
    std::string &line = *it;
    while (!line.empty() && line.back() == ' ')
      line.pop_back();
    if (it->size() > 3)
      it->resize(3);
    ++it;
  }
}

static void number(std::map<std::string, unsigned> &values) {
  std::map<std::string, unsigned>::iterator it = values.begin();
  while (it != values.end()) {
    for (int i = 0; i < 20000; ++i)
      it->second = it->second * 1664525u + 1013904223u;
    it++;
  }
}

int main() {
  std::vector<std::string> lines{"a  ", "bcdef ", "", "  ", "gh"};
  trim(lines);
  std::map<std::string, unsigned> values{{"x", 1}, {"y", 2}, {"z", 3}};
  number(values);
  for (const std::string &line : lines)
    std::printf("%s|", line.c_str());
  for (const auto &[name, value] : values)
    std::printf("%s=%u ", name.c_str(), value);
}
