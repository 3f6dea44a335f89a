// Owners of their own, but the leaves are pointers that several may hold.
// REFUSED: possible-aliasing
#include <memory>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

struct leaf {
  double value = 0;
};
struct node {
  leaf *at = nullptr;
  std::vector<std::unique_ptr<node>> children;
};
static void settle(node &n) {
  if (n.at)
    n.at->value = mix(n.at->value);
  for (auto &child : n.children)
    settle(*child);
}
void all(std::vector<std::unique_ptr<node>> &roots) {
  for (auto &root : roots)
    settle(*root);
}
