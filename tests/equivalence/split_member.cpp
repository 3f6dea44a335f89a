// Members are written in order.
// WANT: .next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class tally {
public:
  void run(const std::vector<unsigned> &seeds) {
    for (unsigned seed : seeds) {
      unsigned value = mix(seed);
      total_ += value % 1000;
      if (value > most_)
        most_ = value;
    }
  }
  void show() const { std::printf("%u %u\n", total_, most_); }

private:
  unsigned total_ = 0, most_ = 0;
};

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  tally each;
  each.run(seeds);
  each.show();
}
