// Objects are appended to a member; what is walked may lie within one of them, by
// a name of the caller.
// WANT: std::back_inserter(documents_)
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 3000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct document {
  std::vector<std::string> words;
  unsigned hash = 0;
};

class store {
public:
  void load(const std::vector<std::string> &words) {
    for (const std::string &word : words) {
      document d;
      d.hash = mix(word.size());
      d.words.push_back(word);
      d.words.push_back(word + "s");
      documents_.push_back(d);
    }
  }
  void again() { load(documents_[0].words); }
  void print() const {
    for (const document &d : documents_)
      std::printf("%s %zu %u\n", d.words.back().c_str(), d.words.size(), d.hash);
  }

private:
  std::vector<document> documents_;
};

int main() {
  store s;
  s.load({"one", "two", "three"});
  s.again();
  s.print();
}
