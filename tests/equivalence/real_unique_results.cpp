// Parsed objects are owned by a vector, null where there is none.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct tree {
  unsigned weight;
};
std::unique_ptr<tree> parse(const std::string &s) {
  unsigned w = mix(s.size());
  return w % 2 ? std::make_unique<tree>(tree{w}) : nullptr;
}

int main() {
  std::vector<std::string> texts{"a", "bb", "ccc", "dddd"};
  std::vector<std::unique_ptr<tree>> trees;
  for (const auto &t : texts)
    if (auto tree = parse(t))
      trees.push_back(std::move(tree));
  for (const auto &t : trees)
    std::printf("%u\n", t->weight);
}
