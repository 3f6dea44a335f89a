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
