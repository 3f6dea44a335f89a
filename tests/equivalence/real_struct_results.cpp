// A result of several parts.
// WANT: .map(
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <istream>
#include <string>
#include <vector>

struct result {
  std::string path;
  std::size_t lines = 0;
  bool ok = false;
};
std::vector<result> all(const std::vector<std::string> &paths) {
  std::vector<result> results;
  for (const auto &path : paths) {
    result r;
    r.path = path;
    std::ifstream in(path);
    r.ok = in.good();
    std::string line;
    while (std::getline(in, line))
      ++r.lines;
    results.push_back(r);
  }
  return results;
}

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("lines" + std::to_string(i));
    if (i % 4)
      std::ofstream(paths.back()) << std::string(i, '\n');
  }
  for (const result &r : all(paths))
    std::printf("%s %zu %d\n", r.path.c_str(), r.lines, r.ok);
}
