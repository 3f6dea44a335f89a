// Each call moves the object on.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Parser {
public:
  unsigned next(unsigned x) { return state_ = mix(state_ + x); }

private:
  unsigned state_ = 0;
};

std::vector<unsigned> all(Parser &parser, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(parser.next(seed));
  return results;
}
