// What is read is reported in order.
// WANT: lazy_map
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("part" + std::to_string(i));
    std::ofstream(paths.back()) << std::string(i * 3, 'x');
  }
  for (const auto &path : paths) {
    std::ifstream in(path);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::printf("%s: %zu\n", path.c_str(), text.size());
  }
}
