// What a parallel algorithm runs counts as work of the call; a task is run later.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
extern "C" unsigned sleep(unsigned);
extern "C" int compress2(unsigned char *, unsigned long *, const unsigned char *,
                         unsigned long, int);
namespace tbb::detail::d1 {
template <typename I, typename F> void parallel_for(I, I, const F &);
struct task_group {
  template <typename F> void run(const F &);
};
} // namespace tbb::detail::d1

struct Packer {
  unsigned char *To;
  unsigned long *Size;
  const unsigned char *From;
  void operator()(int I) const {
    compress2(To + I * 1000, Size + I, From + I * 1000, 1000, 6);
  }
};

// CHECK-DAG: packsAll: cpu
void packsAll(const Packer &P) { tbb::detail::d1::parallel_for(0, 100, P); }

struct Sleeper {
  void operator()(int) const { sleep(1); }
  void operator()() const { sleep(1); }
};

// CHECK-DAG: waits: io
void waits(const Sleeper &S) { tbb::detail::d1::parallel_for(0, 4, S); }

// CHECK-DAG: startsOnly: cpu {{.*}} 0 us waiting
void startsOnly(tbb::detail::d1::task_group &Tasks, const Sleeper &S) {
  Tasks.run(S);
}
