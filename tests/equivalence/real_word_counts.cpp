// Words are counted file by file, and the counts merged.
// WANT: lazy_map
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

std::map<std::string, int> count_words(const std::string &path) {
  std::ifstream in(path);
  std::map<std::string, int> counts;
  std::string word;
  while (in >> word)
    ++counts[word];
  return counts;
}

int main() {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("words" + std::to_string(i));
    std::ofstream(paths.back()) << "the " << i % 3 << " and the " << i % 4;
  }
  std::map<std::string, int> total;
  for (const auto &path : paths) {
    auto counts = count_words(path);
    for (const auto &[word, n] : counts)
      total[word] += n;
  }
  for (const auto &[word, n] : total)
    std::printf("%s %d\n", word.c_str(), n);
}
