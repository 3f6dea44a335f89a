// The range's iterator counts its reads in a global.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned reads = 0;

struct Walk {
  const unsigned *at;
  unsigned operator*() const {
    ++reads;
    return *at;
  }
  Walk &operator++() {
    ++at;
    return *this;
  }
  bool operator!=(const Walk &other) const { return at != other.at; }
};
struct Numbers {
  std::vector<unsigned> values;
  Walk begin() const { return {values.data()}; }
  Walk end() const { return {values.data() + values.size()}; }
};

std::vector<unsigned> all(const Numbers &numbers) {
  std::vector<unsigned> results;
  for (unsigned number : numbers)
    results.push_back(mix(number + reads));
  return results;
}
