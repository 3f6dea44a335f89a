// A pointer may stand in the list twice.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Node {
  unsigned value;
};

void update(const std::vector<Node *> &nodes) noexcept {
  for (Node *node : nodes) {
    node->value = mix(node->value);
  }
}
