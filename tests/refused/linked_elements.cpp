// An element points at another, which is written too.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Node {
  unsigned value;
  Node *next;
};

void push(std::vector<Node> &nodes) noexcept {
  for (Node &node : nodes) {
    if (node.next)
      node.next->value += mix(node.value);
  }
}
