// Members, by index.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class table {
  std::vector<std::string> names_{"a", "bb", "ccc", "dddd", "eeeee", "ffffff"};
  std::vector<unsigned> hashes_;

public:
  void hash_all() {
    hashes_.resize(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i)
      hashes_[i] = mix(names_[i].size());
  }
  void print() const {
    for (unsigned h : hashes_)
      std::printf("%u\n", h);
  }
};

int main() {
  table t;
  t.hash_all();
  t.print();
}
