// Children reach their parent.
// REFUSED: possible-aliasing
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct node {
  node *parent;
  unsigned total = 0;
  std::vector<std::unique_ptr<node>> children;
  void run() {
    for (auto &child : children) {
      child->total = mix(child->total);
      child->parent->total += child->total;
    }
  }
};
