// Files are read on I/O threads.
// WANT: poolwise::io_threads().map(
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

static std::string read(const std::string &path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int main() {
  std::vector<std::string> paths{"/etc/passwd", "/etc/group", "/no/such/file", "/etc/hosts"};
  std::vector<std::string> texts;
  for (const auto &path : paths) {
    texts.push_back(read(path));
  }
  for (const auto &text : texts)
    std::printf("%zu %s\n", text.size(), text.substr(0, 10).c_str());
}
