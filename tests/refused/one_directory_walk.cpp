// The directory is walked by all.
// REFUSED: exception-leaves-partial-result
#include <filesystem>
#include <string>
#include <vector>

std::vector<std::string> all(std::filesystem::directory_iterator &at, int n) {
  std::vector<std::string> names;
  for (int i = 0; i < n; ++i) {
    names.push_back(at->path().string());
    ++at;
  }
  return names;
}
