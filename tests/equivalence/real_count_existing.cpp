// How many are there?
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 20; ++i) {
    paths.push_back("f" + std::to_string(i));
    if (i % 3)
      std::ofstream(paths.back()) << i;
  }
  int n = 0;
  for (const auto &p : paths)
    if (std::filesystem::exists(p))
      n++;
  std::printf("%d\n", n);
}
