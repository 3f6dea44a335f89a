// The operator that std::sort and std::count run stands beside the class.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

namespace shop {
struct Item {
  int Price;
};
long Compared = 0;
bool operator<(const Item &A, const Item &B) {
  ++Compared;
  return A.Price < B.Price;
}
bool operator==(const Item &A, const Item &B) {
  ++Compared;
  return A.Price == B.Price;
}
} // namespace shop

void sortAll(std::vector<std::vector<shop::Item>> &Rows) {
  for (auto &Row : Rows)
    std::sort(Row.begin(), Row.end());
}

void sortFirst(std::vector<std::vector<shop::Item>> &Rows) {
  for (auto &Row : Rows)
    std::sort(Row.data(), Row.data() + Row.size());
}

long countAll(const std::vector<std::vector<shop::Item>> &Rows) {
  long Found = 0;
  for (const auto &Row : Rows)
    Found += std::count(Row.begin(), Row.end(), shop::Item{3});
  return Found;
}
