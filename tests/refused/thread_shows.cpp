// Which thread it was shows in the result.
// REFUSED: thread-local-state
#include <functional>
#include <thread>
#include <vector>

std::vector<std::size_t> all(int n) {
  std::vector<std::size_t> ids;
  for (int i = 0; i < n; ++i)
    ids.push_back(std::hash<std::thread::id>()(std::this_thread::get_id()));
  return ids;
}
