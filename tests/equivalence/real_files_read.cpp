// Files are read into their documents.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

struct document {
  std::string path, text;
  unsigned lines = 0;
};

int main() {
  std::vector<document> documents;
  for (int i = 0; i < 5; ++i) {
    document d;
    d.path = "f" + std::to_string(i);
    std::ofstream(d.path) << "line\n" << i << "\n";
    documents.push_back(d);
  }
  for (auto &d : documents) {
    std::ifstream in(d.path);
    std::string line;
    while (std::getline(in, line)) {
      d.text += line;
      ++d.lines;
    }
  }
  for (const document &d : documents)
    std::printf("%s %u\n", d.text.c_str(), d.lines);
}
