// localtime gives a pointer to static storage.
// REFUSED: not-thread-safe-call
#include <ctime>
#include <vector>

void years(const std::vector<std::time_t> &times, std::vector<int> &out) noexcept {
  for (std::size_t i = 0; i < times.size(); ++i) {
    out[i] = std::localtime(&times[i])->tm_year;
  }
}
