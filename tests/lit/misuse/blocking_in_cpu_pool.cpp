// Threads for computing that wait.
// RUN: not %poolwise check --quiet --checks=blocking-in-cpu-pool %s -- -std=c++20 -fopenmp -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include "qt.h"
#include "tbb.h"
#include <cmath>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

void look_up(int I) { gethostbyname("example.org"); }

// CHECK: :[[#@LINE+2]]:{{.*}}waits for the network (gethostbyname, via {{.*}}look_up){{.*}}I/O threads [poolwise-blocking-in-cpu-pool]
void tbb_bad() {
  tbb::parallel_for(0, 100, [](int I) { look_up(I); });
}

// CHECK: :[[#@LINE+2]]:{{.*}}waits for a timer (usleep{{.*}}[poolwise-blocking-in-cpu-pool]
void openmp_bad(int Count) {
#pragma omp parallel for
  for (int I = 0; I < Count; ++I)
    usleep(1000);
}

// CHECK: :[[#@LINE+2]]:{{.*}}waits for the network{{.*}}[poolwise-blocking-in-cpu-pool]
void qt_bad() {
  QtConcurrent::run([] { look_up(1); });
}

void tbb_ok(double *Out) {
  tbb::parallel_for(0, 100, [=](int I) {
    for (int J = 0; J < 1000; ++J)
      Out[I] += std::sqrt(J);
  });
}

void openmp_ok(double *Out, int Count) {
#pragma omp parallel for
  for (int I = 0; I < Count; ++I)
    Out[I] = std::sqrt(I);
  for (int I = 0; I < Count; ++I)
    usleep(1000);
}

// Parallel forms of the standard's sums.
namespace std::execution {
struct parallel_policy {};
inline constexpr parallel_policy par;
} // namespace std::execution
namespace std {
template <class P, class I, class T, class R, class F>
T transform_reduce(P, I, I, T Start, R, F) { return Start; }
template <class P, class I, class F> long count_if(P, I, I, F) { return 0; }
template <class P, class I, class F> void sort(P, I, I, F) {}
} // namespace std
long sums(const int *First, const int *Last) {
  long Sum = std::transform_reduce(
      // CHECK: :[[#@LINE-1]]:{{.*}}waits for a timer (usleep{{.*}}[poolwise-blocking-in-cpu-pool]
      std::execution::par, First, Last, 0L, [](long A, long B) { return A + B; },
      [](int) { return long(usleep(5000)); });
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer (usleep{{.*}}[poolwise-blocking-in-cpu-pool]
  Sum += std::count_if(std::execution::par, First, Last, [](int) { return usleep(5000) == 0; });
  std::sort(std::execution::par, First, Last, [](int A, int B) { return A < B; });
  return Sum;
}
