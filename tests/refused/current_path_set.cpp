// A new working directory for each.
// REFUSED: process-state
#include <filesystem>
#include <vector>

std::vector<bool> all(const std::vector<std::filesystem::path> &folders) {
  std::vector<bool> have;
  for (const auto &folder : folders) {
    std::filesystem::current_path(folder);
    have.push_back(std::filesystem::exists("README"));
  }
  return have;
}
