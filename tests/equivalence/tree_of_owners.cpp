// A tree that a function walks by calling itself; each root owns its own.
// WANT: for_each(roots, [&](auto &root) {
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

struct node {
  double weight = 0, below = 0;
  std::vector<std::unique_ptr<node>> children;
};

static double smooth(double v) {
  for (int i = 0; i < 20000; ++i)
    v = std::sin(v) + 0.25;
  return v;
}

static void settle(node &n) {
  n.below = smooth(n.weight);
  for (auto &child : n.children) {
    settle(*child);
    n.below += child->below;
  }
}

static void settle_all(std::vector<std::unique_ptr<node>> &roots) {
  for (auto &root : roots)
    settle(*root);
}

static std::unique_ptr<node> grown(int depth, double weight) {
  auto n = std::make_unique<node>();
  n->weight = weight;
  for (int i = 0; i < depth; ++i)
    n->children.push_back(grown(depth - 1, weight + i));
  return n;
}

int main() {
  std::vector<std::unique_ptr<node>> roots;
  for (int i = 0; i < 7; ++i)
    roots.push_back(grown(3, i));
  settle_all(roots);
  for (const auto &root : roots)
    std::printf("%.9f\n", root->below);
}
