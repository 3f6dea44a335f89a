// A friend that a set compares by, found by its argument only.
// REFUSED: loop-carried-dependence
#include <set>
#include <vector>

long Compared = 0;
class Key {
  int Number;

public:
  explicit Key(int Number) : Number(Number) {}
  friend bool operator<(const Key &A, const Key &B) {
    ++Compared;
    return A.Number < B.Number;
  }
};

std::vector<unsigned> distinct(const std::vector<std::vector<int>> &Rows) {
  std::vector<unsigned> Out;
  for (const auto &Row : Rows) {
    std::set<Key> Keys;
    for (int Number : Row)
      Keys.emplace(Number);
    Out.push_back(Keys.size());
  }
  return Out;
}
