// A const member function reads members through this.
// WANT: .map(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Weigher {
public:
  explicit Weigher(unsigned salt) : salt_(salt) {}
  std::vector<unsigned> all(const std::vector<unsigned> &seeds) const {
    std::vector<unsigned> weights;
    for (unsigned seed : seeds)
      weights.push_back(one(seed) + salt_);
    return weights;
  }

private:
  unsigned one(unsigned seed) const { return mix(seed ^ this->salt_); }
  unsigned salt_;
};

int main() {
  Weigher weigher(77);
  for (unsigned w : weigher.all({1, 2, 3}))
    std::printf("%u\n", w);
}
