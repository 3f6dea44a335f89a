// A member is filled by a member function.
// WANT: std::back_inserter(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Table {
public:
  explicit Table(std::vector<unsigned> seeds) : seeds_(std::move(seeds)) {}
  void fill() noexcept {
    for (unsigned seed : seeds_) {
      values_.push_back(weigh(seed));
    }
  }
  void print() const {
    for (unsigned v : values_)
      std::printf("%u\n", v);
  }

private:
  unsigned weigh(unsigned seed) const noexcept { return mix(seed + offset_); }
  unsigned offset_ = 3;
  std::vector<unsigned> seeds_, values_;
};

int main() {
  Table table({1, 2, 3});
  table.fill();
  table.fill();
  table.print();
}
