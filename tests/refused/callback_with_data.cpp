// A C callback with user data.
// REFUSED: unknown-callee
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct totals {
  unsigned sum = 0;
};
void add(unsigned x, void *data) { static_cast<totals *>(data)->sum += x; }
void visit(const std::vector<unsigned> &v, void (*each)(unsigned, void *), void *data) {
  for (unsigned x : v)
    each(mix(x), data);
}
unsigned run(const std::vector<std::vector<unsigned>> &rows) {
  totals t;
  for (const auto &row : rows)
    visit(row, add, &t);
  return t.sum;
}
