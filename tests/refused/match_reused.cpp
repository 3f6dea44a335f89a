// One match object for all.
// REFUSED: loop-carried-dependence
#include <regex>
#include <string>
#include <vector>

std::vector<std::string> all(const std::vector<std::string> &lines) {
  static const std::regex word("[a-z]+");
  std::smatch found;
  std::vector<std::string> results;
  for (const std::string &line : lines)
    if (std::regex_search(line, found, word))
      results.push_back(found.str());
  return results;
}
