// The container's allocator counts.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long made = 0;
template <class T> struct counting {
  using value_type = T;
  counting() = default;
  template <class U> counting(const counting<U> &) {}
  T *allocate(std::size_t n) {
    made += n;
    return std::allocator<T>().allocate(n);
  }
  void deallocate(T *p, std::size_t n) { std::allocator<T>().deallocate(p, n); }
  bool operator==(const counting &) const { return true; }
};
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    std::vector<unsigned, counting<unsigned>> scratch;
    scratch.push_back(seed);
    results.push_back(mix(scratch.back()));
  }
  return results;
}
