// Pointers that walk an array to its end.
// WANT: poolwise::iterators(items, items + count), [&](struct item *p)
// WANT: poolwise::iterators(begin, end), sum, std::plus<>(), [&](const item *p)
// WANT: poolwise::iterators(all.data(), all.data() + all.size()), [&](item *p)
// WANT: poolwise::iterators(table, table + 5), [&](int *p)
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <vector>

struct item {
  double weight = 1, root = 0;
  void settle() {
    for (int i = 0; i < 1000; ++i)
      weight = weight * 0.75 + 0.25;
  }
};

static void roots(struct item *items, size_t count) {
  for (struct item *p = items; p < items + count; ++p) {
    p->root = std::sqrt(p->weight);
    (*p).weight += 1;
  }
}

static double total(const item *begin, const item *end) {
  double sum = 0;
  for (const item *p = begin; p != end; p++)
    sum += std::cbrt(p->weight + p->root);
  return sum;
}

static void settle(std::vector<item> &all) {
  for (item *p = all.data(); p != all.data() + all.size(); ++p)
    p->settle();
}

static int squares() {
  int table[] = {1, 2, 3, 4, 5}, sum = 0;
  int *p = table;
  while (p != table + 5) {
    *p = *p * *p;
    ++p;
  }
  for (int each : table)
    sum += each;
  return sum;
}

int main() {
  std::vector<item> all(20), none;
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].weight = i * 1.5;
  roots(all.data(), all.size());
  roots(none.data(), 0);
  settle(all);
  settle(none);
  std::printf("%.17g %.17g %d\n", total(all.data(), all.data() + all.size()),
              total(nullptr, nullptr), squares());
}
