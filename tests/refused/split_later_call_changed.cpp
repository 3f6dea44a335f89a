// What the call reads is changed by a statement before it, in this round or the last.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <string>
#include <vector>

static std::string slow(const std::string &title, int number) {
  std::string text = title;
  for (int round = 0; round < 200; ++round)
    text = text.substr(text.size() / 2) + char('a' + number);
  return text;
}

int main() {
  std::vector<std::string> titles{"a b", "c", "d e f", "", "g h"};
  std::string text;
  int number = 0;
  for (const std::string &title : titles) {
    if (!title.empty())
      ++number;
    text += ", ";
    text += slow(title, number);
  }
  std::printf("%s\n", text.c_str());
}
