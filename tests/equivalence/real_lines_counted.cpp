// The lines of all files, counted in an inner loop.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

int main() {
  std::vector<std::string> files;
  for (int i = 0; i < 5; ++i) {
    files.push_back("g" + std::to_string(i));
    std::ofstream(files.back()) << std::string(i, '\n');
  }
  std::size_t lines = 0;
  for (const auto &file : files) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line))
      ++lines;
  }
  std::printf("%zu\n", lines);
}
