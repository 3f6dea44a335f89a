// The body moves the iterator, too; a round looks at the element behind its own.
// REFUSED: irregular-loop
// REFUSED: loop-carried-dependence
#include <cmath>
#include <cstdio>
#include <vector>

static void skip(std::vector<double> &values) {
  auto it = values.begin();
  while (it != values.end()) {
    if (*it > 3 && it + 1 != values.end())
      ++it;
    *it = std::sqrt(*it);
    ++it;
  }
}
static void smooth(std::vector<double> &values) {
  auto it = values.begin() + 1;
  auto before = values.begin();
  while (it != values.end()) {
    *it = std::sqrt(*it + *before);
    before = it;
    ++it;
  }
}

int main() {
  std::vector<double> values{1, 4, 9, 16, 25};
  skip(values);
  smooth(values);
  for (double value : values)
    std::printf("%g ", value);
}
