// A text that is eaten from the front.
// REFUSED: dependent-calls
#include <string>
#include <string_view>
#include <vector>

std::string_view word(std::string_view &rest) {
  auto end = rest.find(' ');
  auto first = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), first.size() + 1));
  return first;
}
std::vector<std::string> all(std::string_view rest, int n) {
  std::vector<std::string> words;
  for (int i = 0; i < n; ++i)
    words.emplace_back(word(rest));
  return words;
}
