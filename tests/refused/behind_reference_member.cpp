// What the rounds write is read through a member that is a reference: of an
// object made from a list, by a constructor, as a copy, with a base, in a
// binding.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <vector>

struct view {
  std::vector<unsigned> &all;
  unsigned count() const { return all.size(); }
};

struct maker {
  maker(std::vector<unsigned> &v) : all(v) {}
  std::vector<unsigned> &all;
  unsigned count() const { return all.size(); }
};

struct derived : maker {
  derived(std::vector<unsigned> &v) : maker(v) {}
};

struct number {
  unsigned &sum;
  unsigned get() const { return sum; }
};

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void print(const std::vector<unsigned> &all) {
  std::printf("%zu %u\n", all.size(), all.empty() ? 0 : all.back());
}

int main() {
  std::vector<unsigned> listed, made, copied, based, bound;
  view list{listed};
  for (unsigned i = 0; i < 30; ++i)
    listed.push_back(mix(i + list.count()));
  maker make(made);
  for (unsigned i = 0; i < 30; ++i)
    if (unsigned x = mix(i + make.count()); x % 3)
      made.push_back(x);
  view first{copied}, second = first;
  for (unsigned i = 0; i < 30; ++i)
    copied.push_back(mix(i + second.all.size()));
  derived base(based);
  for (unsigned i = 0; i < 30; ++i)
    based.push_back(mix(i + base.count()));
  view whole{bound};
  auto &[part] = whole;
  for (unsigned i = 0; i < 30; ++i)
    bound.push_back(mix(i + part.size()));
  unsigned total = 0;
  number sum{total};
  for (unsigned i = 0; i < 30; ++i)
    total += mix(i + sum.get());
  for (const auto *each : {&listed, &made, &copied, &based, &bound})
    print(*each);
  std::printf("%u\n", total);
}
