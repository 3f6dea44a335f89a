// A method looks at the total meanwhile.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class counter {
public:
  void run(const std::vector<unsigned> &v) {
    for (unsigned x : v)
      if (x > 2)
        total_ += weigh(x);
  }

private:
  unsigned weigh(unsigned x) { return mix(x) + total_; }
  unsigned total_ = 0;
};
void use(counter &c, const std::vector<unsigned> &v) { c.run(v); }
