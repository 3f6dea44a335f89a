// The few declarations of oneTBB that the tests use.
namespace tbb {
namespace detail::d1 {
template <class I, class F> void parallel_for(I, I, const F &) {}
template <class I> struct blocked_range {
  blocked_range(I, I);
  I begin() const;
  I end() const;
};
template <class R, class F> void parallel_for(const R &, const F &) {}
struct task_group_base { int wait(); };
struct task_group : task_group_base {
  template <class F> void run(F &&) {}
};
template <class T> struct concurrent_vector {
  concurrent_vector();
  ~concurrent_vector();
  T *push_back(const T &);
};
} // namespace detail::d1
using detail::d1::concurrent_vector;
using detail::d1::blocked_range;
using detail::d1::parallel_for;
using detail::d1::task_group;
} // namespace tbb
