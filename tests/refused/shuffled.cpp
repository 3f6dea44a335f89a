// Random order.
// REFUSED: possible-aliasing
#include <algorithm>
#include <random>
#include <vector>

void run(std::vector<std::vector<unsigned>> &rows, std::mt19937 &engine) {
  for (auto &row : rows)
    std::shuffle(row.begin(), row.end(), engine);
}
