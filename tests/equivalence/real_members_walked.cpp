// A method that computes all of its object's entries, with another method.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class index {
public:
  explicit index(unsigned n) : entries_(n), sums_(n), salt_(3) {
    for (unsigned i = 0; i < n; ++i)
      entries_[i] = i;
  }
  void build() {
    for (std::size_t i = 0; i < entries_.size(); ++i)
      sums_[i] = rank(entries_[i]);
  }
  void show() const {
    for (unsigned s : sums_)
      std::printf("%u\n", s);
  }

private:
  unsigned rank(unsigned e) const { return mix(e) + salt_; }
  std::vector<unsigned> entries_, sums_;
  unsigned salt_;
};

int main() {
  index i(9);
  i.build();
  i.show();
}
