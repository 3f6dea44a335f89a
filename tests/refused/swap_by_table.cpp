// A permutation in place.
// REFUSED: shared-write
#include <cstddef>
#include <utility>
#include <vector>

void run(std::vector<unsigned> &v, const std::vector<int> &order) {
  for (std::size_t i = 0; i < v.size(); ++i)
    std::swap(v[i], v[order[i]]);
}
