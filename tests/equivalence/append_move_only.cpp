// Results that can only be moved.
// WANT: .map(
#include <cstdio>
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

static std::unique_ptr<Node> make(unsigned seed) {
  auto node = std::make_unique<Node>();
  node->value = mix(seed);
  return node;
}

int main() {
  std::vector<unsigned> seeds{1, 2, 3, 4};
  std::vector<std::unique_ptr<Node>> nodes;
  for (unsigned seed : seeds) {
    auto node = make(seed);
    node->value += 1;
    nodes.push_back(std::move(node));
  }
  for (const auto &node : nodes)
    std::printf("%u\n", node->value);
}
