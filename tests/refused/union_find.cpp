// Looking shortens the way for the next look.
// REFUSED: loop-carried-dependence
#include <vector>

struct sets {
  std::vector<int> parent;
  int root(int x) {
    while (parent[x] != x)
      x = parent[x] = parent[parent[x]];
    return x;
  }
};
std::vector<int> roots(sets &s, int n) {
  std::vector<int> found;
  for (int i = 0; i < n; ++i)
    found.push_back(s.root(i));
  return found;
}
