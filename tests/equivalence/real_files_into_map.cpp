// Texts of files, by their names.
// WANT: texts[path] = slurps.next();
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

std::string slurp(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, std::string> all(const std::vector<std::string> &paths) {
  std::map<std::string, std::string> texts;
  for (const std::string &path : paths)
    texts[path] = slurp(path);
  return texts;
}

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("file" + std::to_string(i * 7 % 12));
    std::ofstream(paths.back()) << "text " << i * i;
  }
  paths.push_back("missing");
  for (const auto &[path, text] : all(paths))
    std::printf("%s: %s\n", path.c_str(), text.c_str());
}
