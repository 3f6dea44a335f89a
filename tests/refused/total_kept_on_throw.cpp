// What was added before the exception is seen where it is caught.
// REFUSED: exception-leaves-partial-result
#include <stdexcept>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class counter {
public:
  void run(const std::vector<unsigned> &v) {
    for (unsigned x : v) {
      if (x == 7)
        throw std::runtime_error("seven");
      if (x > 2)
        total_ += mix(x);
    }
  }
  unsigned total_ = 0;
};
void use(counter &c, const std::vector<unsigned> &v) { c.run(v); }
