// A flag tells the first round from the others.
// REFUSED: loop-carried-dependence
#include <string>
#include <vector>

std::string join(const std::vector<unsigned> &values) {
  std::string text;
  bool first = true;
  for (unsigned value : values) {
    if (!first)
      text += ", ";
    first = false;
    text += char('a' + value % 26);
  }
  return text;
}
