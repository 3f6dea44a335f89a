// A method looks at the flag meanwhile.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class checker {
public:
  void run(const std::vector<unsigned> &v) {
    for (unsigned x : v)
      if (test(x))
        failed_ = true;
  }

private:
  bool test(unsigned x) { return failed_ ? x % 2 : mix(x) % 2; }
  bool failed_ = false;
};
void use(checker &c, const std::vector<unsigned> &v) { c.run(v); }
