// The first file that holds a word.
// WANT: lazy_map
#include <cstdio>
#include <fstream>
#include <istream>
#include <optional>
#include <string>
#include <vector>

bool holds(const std::string &path, const std::string &what) {
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line))
    if (line.find(what) != std::string::npos)
      return true;
  return false;
}

std::optional<std::string> find(const std::vector<std::string> &paths, const std::string &what) {
  for (const auto &path : paths)
    if (holds(path, what))
      return path;
  return std::nullopt;
}

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("log" + std::to_string(i));
    std::ofstream(paths.back()) << "begin\nline " << i % 6 << "\nend\n";
  }
  std::puts(find(paths, "line 4").value_or("none").c_str());
  std::puts(find(paths, "line 9").value_or("none").c_str());
}
