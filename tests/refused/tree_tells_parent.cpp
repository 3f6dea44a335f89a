// Each node adds to the one that it hangs at, and all roots hang at one.
// REFUSED: possible-aliasing
#include <memory>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

struct node {
  double value = 0;
  node *parent = nullptr;
  std::vector<std::unique_ptr<node>> children;
};
static void settle(node &n) {
  n.value = mix(n.value);
  if (n.parent)
    n.parent->value += n.value;
  for (auto &child : n.children)
    settle(*child);
}
void all(node &top) {
  for (auto &root : top.children)
    settle(*root);
}
