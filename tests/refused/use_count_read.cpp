// How many share the state depends on who else copies it at the time.
// REFUSED: process-state
#include <memory>
#include <vector>

std::vector<long> all(const std::shared_ptr<unsigned> &state, int n) {
  std::vector<long> counts;
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<unsigned> mine = state;
    counts.push_back(mine.use_count());
  }
  return counts;
}
