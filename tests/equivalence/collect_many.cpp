// A round appends none, one or several results, or text.
// WANT: for (auto &part : found_parts)
// WANT: std::vector<entry> found;
// WANT: decltype(even)
// WANT: lines = poolwise::
#include <cstdio>
#include <string>
#include <vector>

struct entry {
  std::string name;
  unsigned value = 0;
};

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::vector<entry> parse(const std::vector<std::string> &files) {
  std::vector<entry> found;
  for (const std::string &file : files) {
    if (file.empty())
      continue; // nothing in it
    std::string word;
    for (char c : file) {
      if (c != ' ') {
        word += c;
        continue;
      }
      if (!word.empty())
        found.push_back({word, mix(unsigned(word.size()))});
      word.clear();
    }
    found.emplace_back();
    found.emplace_back(entry{word, 1});
  }
  return found;
}

static void evens(unsigned limit, std::vector<unsigned> &even) {
  for (unsigned i = 0; i < limit; ++i)
    if (mix(i) % 2 == 0)
      even.push_back(i);
}

static std::string listed(const std::vector<entry> &entries) {
  std::string lines = "entries:\n";
  for (const entry &e : entries) {
    if (e.name.empty())
      continue;
    lines += e.name;
    if (mix(e.value) % 3)
      lines += '=';
    lines += std::to_string(e.value) + "\n";
  }
  return lines;
}

int main() {
  std::vector<entry> entries = parse({"a b cc", "", "ddd  ee f", "g"});
  std::vector<unsigned> even{1000, 1001};
  evens(40, even);
  std::printf("%zu %s", entries.size(), listed(entries).c_str());
  for (unsigned number : even)
    std::printf("%u ", number);
}
