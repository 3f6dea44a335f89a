// A shared pointer may stand in the list twice.
// REFUSED: possible-aliasing
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Node {
  unsigned value;
};

void update(const std::vector<std::shared_ptr<Node>> &nodes) noexcept {
  for (const auto &node : nodes) {
    node->value = mix(node->value);
  }
}
