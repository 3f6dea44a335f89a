// Loads what is owned by the result.
// WANT: .map(
#include <cstdio>
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct mesh {
  std::vector<unsigned> points;
};
std::unique_ptr<mesh> load(unsigned seed) {
  auto m = std::make_unique<mesh>();
  m->points = {mix(seed), mix(seed + 1)};
  return m;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<std::unique_ptr<mesh>> meshes;
  for (unsigned seed : seeds)
    meshes.push_back(load(seed));
  for (const auto &m : meshes)
    for (unsigned p : m->points)
      std::printf("%u\n", p);
}
