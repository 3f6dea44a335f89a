// Elements name each other by index.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct node {
  int next;
  unsigned value;
};
void run(std::vector<node> &nodes) {
  for (node &n : nodes)
    n.value = mix(n.value + nodes[n.next].value);
}
