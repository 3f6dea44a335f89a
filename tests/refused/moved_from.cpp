// The first round takes the buffer away from the others.
// REFUSED: shared-write
#include <utility>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void give(std::vector<std::vector<unsigned>> &users, std::vector<unsigned> buffer) noexcept {
  for (auto &user : users) {
    user = std::move(buffer);
    user.push_back(mix(user.size()));
  }
}
